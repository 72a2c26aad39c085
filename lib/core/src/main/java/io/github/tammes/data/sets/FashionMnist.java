package io.github.tammes.data.sets;

import io.github.tammes.data.DataException;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.download.DataDirectory;
import io.github.tammes.data.images.Idx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Fashion-MNIST: 60,000 and 10,000 gray images of garments, 28×28 pixels, 10 classes (Zalando, MIT licence).
 *
 * <p>It is looked for in {@code fashion-mnist} of the {@linkplain DataDirectory data directory}, then where the Debian and
 * Ubuntu package {@code dataset-fashion-mnist} puts it.
 */
public final class FashionMnist {

    private static final List<String> CLASS_NAMES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    private FashionMnist() {}

    /** Returns true if the data is on this machine. */
    public static boolean isAvailable() {
        return find().isPresent();
    }

    /**
     * Loads the data from where it is found.
     *
     * @throws DataException if it is not on this machine, or damaged
     */
    public static Split<ImageData> load() {
        return load(
                find().orElseThrow(() -> new DataException("Fashion-MNIST is not on this machine; install the package"
                        + " dataset-fashion-mnist (Debian, Ubuntu), or put its four idx files into "
                        + DataDirectory.path().resolve("fashion-mnist") + ".")));
    }

    /**
     * Loads the data from a folder.
     *
     * @param folder where the four idx files are, compressed or not
     * @throws DataException if a file is missing or damaged
     */
    public static Split<ImageData> load(Path folder) {
        return Idx.read("Fashion-MNIST", folder, CLASS_NAMES);
    }

    static Optional<Path> find() {
        return List.of(DataDirectory.path().resolve("fashion-mnist"), Path.of("/usr/share/datasets/fashion-mnist"))
                .stream()
                .filter(Idx::isComplete)
                .findFirst();
    }
}
