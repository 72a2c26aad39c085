package io.github.tammes.data.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.DataException;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Made;
import io.github.tammes.data.Normalization;
import io.github.tammes.data.SharedData;
import io.github.tammes.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {

    private static final int RECORD = 2 + 3 * 1024;

    @TempDir
    Path folder;

    @Test
    void readsClassesAndColoursOfCifar100() throws IOException {
        byte[] bytes = records(5);
        Path file = Files.write(folder.resolve("train.bin"), bytes);
        ImageData data = CifarFormat.cifar100().read("made", List.of(file), 5);
        for (int i = 0; i < 5; i++) {
            assertEquals(bytes[i * RECORD + 1], data.label(i));
            assertEquals(
                    bytes[i * RECORD + 2 + 1024 + 3 * 32 + 7] & 0xff,
                    data.images().get(i, 3, 7, 1));
            assertEquals(
                    bytes[i * RECORD + 2 + 2048 + 31 * 32 + 31] & 0xff,
                    data.images().get(i, 31, 31, 2));
        }
    }

    @Test
    void readsTheFilesOfCifar10OneAfterTheOther() throws IOException {
        byte[] one = new byte[1 + 3 * 1024];
        byte[] two = new byte[1 + 3 * 1024];
        one[0] = 3;
        two[0] = 9;
        two[1 + 1024] = 77;
        List<Path> files =
                List.of(Files.write(folder.resolve("1.bin"), one), Files.write(folder.resolve("2.bin"), two));
        List<String> names = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        ImageData data = CifarFormat.cifar10(names).read("made", files, 2);
        assertEquals(3, data.label(0));
        assertEquals(9, data.label(1));
        assertEquals(77, data.images().get(1, 0, 0, 1));
    }

    @Test
    void filesOfAnotherSizeAreClearErrors() throws IOException {
        Path file = folder.resolve("train.bin");
        byte[] bytes = records(3);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 50; i++) {
            int length = i == 0 ? bytes.length - 1 : random.nextInt(bytes.length);
            Files.write(file, Arrays.copyOf(bytes, length));
            assertMessage(length + " bytes", () -> CifarFormat.cifar100().read("made", List.of(file), 3));
        }
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
        assertMessage("damaged", () -> CifarFormat.cifar100().read("made", List.of(file), 3));
        assertMessage("153700000", () -> Cifar.cifar100(folder));
    }

    @Test
    void labelsThatCannotBeAreClearErrors() throws IOException {
        byte[] bytes = records(2);
        bytes[RECORD + 1] = 100;
        Path file = Files.write(folder.resolve("train.bin"), bytes);
        assertMessage("image 1 is of class 100", () -> CifarFormat.cifar100().read("made", List.of(file), 2));
        bytes[RECORD + 1] = 0;
        bytes[RECORD] = 0;
        Files.write(file, bytes);
        assertMessage("do not belong together", () -> CifarFormat.cifar100().read("made", List.of(file), 2));
    }

    @Test
    void missingFilesAreClearErrors() {
        assertMessage("train.bin cannot be read: there is no such file", () -> Cifar.cifar100(folder));
        assertMessage("data_batch_1.bin", () -> Cifar.cifar10(folder));
    }

    @Test
    void anEmptyFolderIsNotTheData() throws IOException {
        for (String name : List.of(Cifar.FOLDER_100, Cifar.FOLDER_10)) {
            Files.createDirectory(folder.resolve(name));
            assertEquals(Optional.empty(), Cifar.find(folder, name));
        }
        Path there = Files.writeString(folder.resolve(Cifar.FOLDER_100).resolve("test.bin"), "something");
        assertEquals(Optional.of(there.getParent()), Cifar.find(folder, Cifar.FOLDER_100));
    }

    @Test
    void eachSuperclassHasFiveClasses() {
        assertEquals(20, Cifar.superclassNames().size());
        int[] counts = new int[20];
        for (int label = 0; label < 100; label++) {
            counts[Cifar.superclassOf(label)]++;
        }
        assertTrue(Arrays.stream(counts).allMatch(count -> count == 5));
    }

    @Test
    void superclassesAreOnlyForTheClassesOfCifar100() throws IOException {
        Path file = Files.write(folder.resolve("train.bin"), records(4));
        ImageData data = CifarFormat.cifar100().read("made", List.of(file), 4);
        ImageData coarse = Cifar.withSuperclasses(data);
        assertNotEquals(data.name(), coarse.name());
        assertEquals("trees", Cifar.superclassOf("maple_tree"));
        assertThrows(IllegalArgumentException.class, () -> Cifar.superclassOf("unicorn"));
        for (int i = 0; i < 4; i++) {
            assertEquals(Cifar.superclassOf(data.label(i)), coarse.label(i));
        }
        ImageData other = Made.numbered(2, 32, 32, 3, 1);
        assertThrows(IllegalArgumentException.class, () -> Cifar.withSuperclasses(other));
    }

    @Test
    void theRealDataHasItsPublishedSizes() throws IOException, InterruptedException {
        Path real = SharedData.cifar100();
        Split<ImageData> split = Cifar.cifar100(real);
        int[] counts = new int[100];
        for (int i = 0; i < split.train().size(); i++) {
            counts[split.train().label(i)]++;
        }
        assertTrue(Arrays.stream(counts).allMatch(count -> count == 500));
        assertEquals(10_000, split.test().size());
        // The means and deviations that are customary for CIFAR-100.
        Normalization normalization = Normalization.of(split.train().images());
        double[] mean = {0.5071, 0.4865, 0.4409};
        double[] std = {0.2673, 0.2564, 0.2762};
        for (int c = 0; c < 3; c++) {
            assertEquals(mean[c], normalization.mean().get(c), 1e-4);
            assertEquals(std[c], normalization.std().get(c), 1e-4);
        }
        Path names = real.resolve(Cifar.FOLDER_100);
        assertEquals(
                Files.readAllLines(names.resolve("fine_label_names.txt")),
                split.train().classNames());
        assertEquals(Files.readAllLines(names.resolve("coarse_label_names.txt")), Cifar.superclassNames());
        assertEquals(100, new HashSet<>(split.train().classNames()).size());
    }

    private static void assertMessage(String part, Runnable action) {
        DataException error = assertThrows(DataException.class, action::run);
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }

    private static byte[] records(int count) {
        byte[] bytes = new byte[count * RECORD];
        new SplittableRandom(9).nextBytes(bytes);
        for (int i = 0; i < count; i++) {
            bytes[i * RECORD + 1] = (byte) (i * 17 % 100);
            bytes[i * RECORD] = (byte) Cifar.superclassOf(bytes[i * RECORD + 1]);
        }
        return bytes;
    }
}
