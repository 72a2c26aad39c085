package io.github.tammes.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Split;
import io.github.tammes.internal.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarryOverTest {

    private static final String HEADER =
            "data,network,method,dims,seed,budget,epochs,schedule,learning rate,train size,test size,"
                    + "accuracy,top-5,max cosine,seconds,images/s,device,versions,revision,date";

    /** The wrong lines are each like the right one but for one thing. */
    private static final String RIGHT =
            "CIFAR-100,ResNet-32,HPN,2,0,smoke,1,one-cycle,0.01,16,8,0.2500,1.0000,0.0000,2.0,8.0,CPU,T,abc,2026-11-24";

    private static final Split<ImageData> DATA = new Split<>(made(4), made(2));

    @TempDir
    Path folder;

    private Path histories;

    private final List<String> said = new ArrayList<>();

    private static ImageData made(int each) {
        int size = 4 * each;
        byte[] pixels = new byte[size * 32 * 32 * 3];
        int[] labels = IntStream.range(0, size).map(i -> i % 4).toArray();
        return ImageData.of("CIFAR-100", Images.wrap(pixels, size, 32, 32, 3))
                .withLabels(labels, List.of("a", "b", "c", "d"));
    }

    @BeforeEach
    void history() throws IOException {
        histories = Files.createDirectory(folder.resolve("histories"));
    }

    private static String oldName(String line) {
        String[] cells = line.split(",");
        return String.format(Locale.ROOT, "%s_%s_%s_dims-%s_seed-%s_%s_epochs-%s_%s_learning-rate-%s", (Object[]) cells)
                .toLowerCase(Locale.ROOT);
    }

    private Csv carried(String line, String accuracy) throws IOException {
        Path results = folder.resolve("results.csv");
        Files.writeString(results, HEADER + "\n" + line + "\n");
        Files.writeString(histories.resolve(oldName(line) + ".csv"), "epoch,test accuracy\n1," + accuracy + "\n");
        new CarryOver(DATA, histories).change(results, said::add);
        return Csv.read(results);
    }

    @Test
    void aLineThatPassesAllChecksGetsTheIdentityOfItsTrialAndItsHistoryThatName() throws IOException {
        Csv csv = carried(RIGHT, "0.25");
        ClassificationTrial trial = ClassificationTrial.ofPaper(ClassificationMethod.HPN, 2, 0, Budget.smoke(), DATA);
        assertEquals(List.of(trial.identity()), csv.column("identity"));
        assertEquals(List.of(CarryOver.NOTE), csv.column("carried over"));
        assertEquals(List.of("0.2500"), csv.column("test accuracy"));
        assertTrue(Files.exists(histories.resolve(trial.identity() + ".csv")));
        assertFalse(Files.exists(histories.resolve(oldName(RIGHT) + ".csv")));
        assertTrue(said.get(0).startsWith("carried over: "), said.toString());
    }

    @Test
    void aLineThatFailsACheckStaysAsItIsAndTheCheckIsNamed() throws IOException {
        List<String[]> wrong = List.of(
                new String[] {RIGHT.replace(",16,8,", ",17,8,"), "0.25", "train size"},
                new String[] {RIGHT.replace("smoke,1,", "smoke,2,"), "0.25", "epochs"},
                new String[] {RIGHT.replace(",0.0000,", ",0.1000,"), "0.25", "max cosine"},
                new String[] {RIGHT.replace("ResNet-32", "ResNet-20"), "0.25", "network"},
                new String[] {RIGHT, "0.26", "accuracy"});
        for (String[] one : wrong) {
            said.clear();
            Csv csv = carried(one[0], one[1]);
            assertEquals(List.of(""), csv.column("identity"), one[0]);
            assertEquals(one[0], String.join(",", csv.rows().get(0).subList(0, 20)));
            assertTrue(
                    said.get(0).startsWith("left as it is: ") && said.get(0).contains(": " + one[2] + " is "),
                    said.toString());
            assertTrue(Files.exists(histories.resolve(oldName(one[0]) + ".csv")), one[0]);
        }
    }
}
