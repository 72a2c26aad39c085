package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.sets.Abalone;
import io.github.tammes.net.Networks;
import io.github.tammes.train.DevicePreference;
import io.github.tammes.train.TrainingOptions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerDevicesTest {

    @Test
    void withoutGpusThereIsAProcessForEachCore() {
        WorkerDevices devices = new WorkerDevices(8, 0);
        assertEquals(8, devices.processes());
        assertEquals(Optional.empty(), devices.visibleTo(0, null));
    }

    @Test
    void aGpuHasOneProcessHoweverManyCoresThereAre() {
        WorkerDevices one = new WorkerDevices(64, 1);
        assertEquals(1, one.processes());
        WorkerDevices four = new WorkerDevices(64, 4);
        assertEquals(4, four.processes());
        for (int process = 0; process < four.processes(); process++) {
            assertEquals(Optional.of(String.valueOf(process)), four.visibleTo(process, null));
        }
    }

    @Test
    void whoAsksForMoreProcessesSharesTheGpusOutEvenly() {
        WorkerDevices two = new WorkerDevices(64, 2);
        assertEquals(Optional.of("0"), two.visibleTo(2, null));
        assertEquals(Optional.of("1"), two.visibleTo(3, null));
    }

    @Test
    void onlyThoseGpusAreUsedThatAPersonLeftToTheProgram() {
        WorkerDevices two = new WorkerDevices(64, 2);
        assertEquals(Optional.of("5"), two.visibleTo(0, "5, 7"));
        assertEquals(Optional.of("7"), two.visibleTo(1, "5, 7"));
    }

    @Test
    void trialsThatAreToRunOnTheProcessorNeedNoGpu() {
        assertTrue(WorkerDevices.mayUseGpu(trial(DevicePreference.AUTOMATIC)));
        assertTrue(WorkerDevices.mayUseGpu(trial(DevicePreference.GPU)));
        assertFalse(WorkerDevices.mayUseGpu(trial(DevicePreference.CPU)));
    }

    private static Trial trial(DevicePreference device) {
        return new RegressionTrial(
                RegressionMethod.HPN,
                3,
                Abalone.load(),
                outputs -> Networks.mlp(outputs, 4),
                TrainingOptions.epochs(1).withDevice(device));
    }
}
