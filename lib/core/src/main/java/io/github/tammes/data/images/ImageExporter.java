package io.github.tammes.data.images;

import io.github.tammes.data.DataException;
import io.github.tammes.data.ImageData;
import io.github.tammes.internal.Csv;
import io.github.tammes.internal.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Images as files, with a table beside them or in folders of their classes: the forms in which most people have their own. */
public final class ImageExporter {

    private static final String TABLE = "images.csv";

    private ImageExporter() {}

    /**
     * Writes images as PNG files {@code 00000.png}, {@code 00001.png}, … and a table {@code images.csv} of them.
     *
     * @param data images of one or three channels
     * @param folder where to; it is made if it does not exist, and files of the same names are replaced
     * @return the table's file, with {@code path} and, where the images have them, {@code target} and {@code class}
     * @throws DataException if a file cannot be written
     * @throws CancellationException if the thread is interrupted; then there is no table
     */
    public static Path write(ImageData data, Path folder) {
        StringColumn paths = StringColumn.create("path");
        DoubleColumn targets = DoubleColumn.create("target");
        StringColumn classes = StringColumn.create("class");
        try {
            Files.createDirectories(folder);
            for (int i = 0; i < data.size(); i++) {
                paths.append(writeOne(data, i, folder));
                if (data.hasTargets()) {
                    targets.append(data.target(i));
                }
                if (data.hasLabels()) {
                    classes.append(data.classNames().get(data.label(i)));
                }
            }
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
        Table table = Table.create(data.name(), paths);
        if (data.hasTargets()) {
            table.addColumns(targets);
        }
        if (data.hasLabels()) {
            table.addColumns(classes);
        }
        Path csv = folder.resolve(TABLE);
        try {
            Csv.of(table).write(csv);
        } catch (IOException e) {
            throw new DataException("The table " + e.getMessage(), e);
        }
        return csv;
    }

    /**
     * Writes images as PNG files in a folder for each class: {@code CLASS/00000.png}, …, numbered over all classes.
     *
     * @param data images of one or three channels, with classes whose names can be those of folders
     * @param folder where to; it is made if it does not exist, and files of the same names are replaced
     * @throws IllegalArgumentException if the name of a class can be that of no folder, as "T-shirt/top", or of a hidden one, as
     *     ".net"; nothing is written
     * @throws DataException if a file cannot be written
     * @throws CancellationException if the thread is interrupted
     * @throws IllegalStateException if the images have no classes
     */
    public static void writeFolders(ImageData data, Path folder) {
        data.classNames().forEach(ImageExporter::requireFolderName);
        try {
            for (int i = 0; i < data.size(); i++) {
                writeOne(
                        data,
                        i,
                        Files.createDirectories(folder.resolve(data.classNames().get(data.label(i)))));
            }
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
    }

    private static void requireFolderName(String name) {
        // Not by a pattern of the whole name, whose dots would end at a line feed. A hidden folder is skipped when it
        // is read.
        boolean plain = !name.isBlank()
                && !name.startsWith(".")
                && name.chars().noneMatch(c -> "/\\:".indexOf(c) >= 0 || Character.isISOControl(c));
        if (!plain) {
            throw new IllegalArgumentException(
                    "the class \"" + name
                            + "\" can be no folder's name, or a hidden one's only; rename it by withLabels, or write a table by write");
        }
    }

    /** Writes one image and returns the name of its file. */
    private static String writeOne(ImageData data, int image, Path folder) throws IOException {
        if (Thread.interrupted()) {
            throw new CancellationException("writing " + data.name() + " to " + folder + " was interrupted after "
                    + image + " of " + data.size() + " images");
        }
        String file = String.format(Locale.ROOT, "%05d.png", image);
        try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
            if (!ImageIO.write(data.images().toBufferedImage(image), "png", out)) {
                throw new IOException("this Java writes no PNG");
            }
        }
        return file;
    }

    private static DataException notWritten(Path folder, IOException e) {
        return new DataException("The images cannot be written to " + folder + ": " + Reason.of(e), e);
    }
}
