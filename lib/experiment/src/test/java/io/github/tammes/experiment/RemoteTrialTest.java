package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.sets.Abalone;
import io.github.tammes.net.Networks;
import io.github.tammes.train.TrainingOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class RemoteTrialTest {

    private static final List<RegressionTrial> GRID = RegressionTrial.sweep(
                    3,
                    Abalone.load(),
                    outputs -> Networks.mlp(outputs, 4),
                    TrainingOptions.epochs(2).withBatchSize(1000),
                    new double[] {1e-3},
                    1)
            .subList(0, 3);

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private byte[] runElsewhere(RemoteTrial trial) {
        return RemoteTrial.run(
                        trial.recipe(),
                        name -> RemoteTrial.data(trial.data()),
                        elsewhere.resolve(trial.identity() + ".zip"))
                .orElseThrow();
    }

    @Test
    void whatComesBackIsRecordedAsIfItHadRunHere() {
        Experiment remote = Experiment.in(folder.resolve("remote"));
        for (RemoteTrial trial : RemoteTrial.claim(remote, GRID)) {
            try (trial) {
                trial.finish(runElsewhere(trial));
            }
        }
        Experiment local = Experiment.in(folder.resolve("local"));
        Table here = local.run(GRID, 1);
        assertEquals(here.columnNames(), remote.table().columnNames());
        assertEquals(
                here.column("test MAE").asList(),
                remote.table().column("test MAE").asList());
        for (RegressionTrial trial : GRID) {
            assertEquals(
                    local.history(trial).column("train loss").asList(),
                    remote.history(trial).column("train loss").asList());
        }
    }

    @Test
    void aTrialThatIsClaimedIsNobodyElsesUntilItIsLetGo() {
        Experiment experiment = Experiment.in(folder);
        List<RemoteTrial> first = RemoteTrial.claim(experiment, GRID.subList(0, 2));
        List<RemoteTrial> rest = RemoteTrial.claim(experiment, GRID);
        assertEquals(2, first.size());
        assertEquals(
                List.of(GRID.get(2).identity()),
                rest.stream().map(RemoteTrial::identity).toList());
        first.forEach(RemoteTrial::close);
        List<RemoteTrial> again = RemoteTrial.claim(experiment, GRID);
        assertEquals(2, again.size());
        rest.forEach(RemoteTrial::close);
        again.forEach(RemoteTrial::close);
    }

    @Test
    void anOutcomeThatComesTwiceIsOneLineAndAFinishedTrialIsNotClaimed() {
        Experiment experiment = Experiment.in(folder);
        RemoteTrial trial = RemoteTrial.claim(experiment, GRID).get(0);
        byte[] outcome = runElsewhere(trial);
        trial.finish(outcome);
        trial.finish(outcome);
        trial.close();
        assertEquals(1, experiment.table().rowCount());
        assertTrue(RemoteTrial.claim(experiment, List.of(GRID.get(0))).isEmpty());
    }

    @Test
    void aRecipeOfAnotherVersionIsRefused() {
        try (RemoteTrial trial = RemoteTrial.claim(Experiment.in(folder), GRID).get(0)) {
            String other = trial.recipe().replace("option.epochs=2", "option.epochs=3");
            var e = assertThrows(
                    IllegalStateException.class,
                    () -> RemoteTrial.run(other, name -> RemoteTrial.data(trial.data()), elsewhere.resolve("a.zip")));
            assertTrue(e.getMessage().contains("version"), e.getMessage());
        }
    }
}
