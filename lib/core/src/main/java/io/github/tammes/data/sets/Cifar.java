package io.github.tammes.data.sets;

import io.github.tammes.data.DataException;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.download.Archive;
import io.github.tammes.data.download.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * CIFAR-10 and CIFAR-100 (Krizhevsky, 2009): 50,000 and 10,000 colour images of 32×32 pixels, in the official binary layout.
 *
 * <p>They are looked for in the {@linkplain DataDirectory data directory}; {@link Archive#CIFAR_100} gets them.
 */
public final class Cifar {

    static final String FOLDER_10 = "cifar-10-batches-bin";
    static final String FOLDER_100 = "cifar-100-binary";

    private static final List<String> NAMES_10 =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
    private static final int TRAIN = 50_000;
    private static final int TEST = 10_000;

    private Cifar() {}

    /**
     * Loads CIFAR-100 with its 100 classes from the data directory.
     *
     * @throws DataException if it is not there, or damaged
     */
    public static Split<ImageData> cifar100() {
        return cifar100(found("CIFAR-100", FOLDER_100, "Archive.CIFAR_100.fetch()"));
    }

    /**
     * Loads CIFAR-100 with its 100 classes.
     *
     * @param folder the folder with {@code train.bin} and {@code test.bin}, or the one that {@code cifar-100-binary} is in
     * @throws DataException if a file is missing or damaged
     */
    public static Split<ImageData> cifar100(Path folder) {
        CifarFormat format = CifarFormat.cifar100();
        Path files = inner(folder, FOLDER_100);
        return new Split<>(
                format.read("CIFAR-100", List.of(files.resolve("train.bin")), TRAIN),
                format.read("CIFAR-100", List.of(files.resolve("test.bin")), TEST));
    }

    /**
     * Loads CIFAR-10 from the data directory.
     *
     * @throws DataException if it is not there, or damaged
     */
    public static Split<ImageData> cifar10() {
        return cifar10(found("CIFAR-10", FOLDER_10, "Archive.CIFAR_10.fetch()"));
    }

    /**
     * Loads CIFAR-10.
     *
     * @param folder the folder with {@code data_batch_1.bin} to {@code 5} and {@code test_batch.bin}, or the one that
     *     {@code cifar-10-batches-bin} is in
     * @throws DataException if a file is missing or damaged
     */
    public static Split<ImageData> cifar10(Path folder) {
        CifarFormat format = CifarFormat.cifar10(NAMES_10);
        Path files = inner(folder, FOLDER_10);
        List<Path> train = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> files.resolve("data_batch_" + i + ".bin"))
                .toList();
        return new Split<>(
                format.read("CIFAR-10", train, TRAIN),
                format.read("CIFAR-10", List.of(files.resolve("test_batch.bin")), TEST));
    }

    /** Returns true if CIFAR-100 is in the data directory. */
    public static boolean isCifar100Available() {
        return find(FOLDER_100).isPresent();
    }

    /** Returns true if CIFAR-10 is in the data directory. */
    public static boolean isCifar10Available() {
        return find(FOLDER_10).isPresent();
    }

    /** Returns the names of the 20 superclasses of CIFAR-100, in the official order. */
    public static List<String> superclassNames() {
        return Cifar100Classes.SUPERCLASSES;
    }

    /**
     * Returns the superclass that a class of CIFAR-100 belongs to.
     *
     * @param label the class, 0…99
     * @return 0…19
     * @throws IllegalArgumentException if CIFAR-100 has no such class
     */
    public static int superclassOf(int label) {
        if (label < 0 || label >= Cifar100Classes.NAMES.size()) {
            throw new IllegalArgumentException("label is " + label + "; the classes of CIFAR-100 are 0 to 99");
        }
        return Cifar100Classes.SUPERCLASS_OF.get(label);
    }

    /**
     * Returns the superclass that a class of CIFAR-100 belongs to, both by name.
     *
     * @param className such as "maple_tree"
     * @return such as "trees"
     * @throws IllegalArgumentException if CIFAR-100 has no such class
     */
    public static String superclassOf(String className) {
        int label = Cifar100Classes.NAMES.indexOf(className);
        if (label < 0) {
            throw new IllegalArgumentException("CIFAR-100 has no class \"" + className + "\".");
        }
        return superclassNames().get(superclassOf(label));
    }

    /**
     * Returns CIFAR-100 images with their superclasses as classes.
     *
     * @param data images with the 100 classes of CIFAR-100
     * @throws IllegalArgumentException if the classes of the data are not those of CIFAR-100
     */
    public static ImageData withSuperclasses(ImageData data) {
        if (!data.classNames().equals(Cifar100Classes.NAMES)) {
            throw new IllegalArgumentException("The data must have the 100 classes of CIFAR-100, but \"" + data.name()
                    + "\" has " + data.classNames().size() + " classes of its own.");
        }
        int[] labels = IntStream.range(0, data.size())
                .map(i -> superclassOf(data.label(i)))
                .toArray();
        return data.withName(data.name() + ", superclasses").withLabels(labels, superclassNames());
    }

    static Optional<Path> find(String folder) {
        return find(DataDirectory.path(), folder);
    }

    static Optional<Path> find(Path directory, String folder) {
        String last = folder.equals(FOLDER_100) ? "test.bin" : "test_batch.bin";
        return Optional.of(directory.resolve(folder)).filter(path -> Files.isRegularFile(path.resolve(last)));
    }

    private static Path found(String name, String folder, String how) {
        return find(folder)
                .orElseThrow(() -> new DataException(name + " is not in " + DataDirectory.path() + "; download it by "
                        + how + ", or set TAMMES_DATA to where its folder " + folder + " is."));
    }

    private static Path inner(Path folder, String name) {
        return Files.isDirectory(folder.resolve(name)) ? folder.resolve(name) : folder;
    }
}
