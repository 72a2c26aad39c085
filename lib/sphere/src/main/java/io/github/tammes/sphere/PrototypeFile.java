package io.github.tammes.sphere;

import io.github.tammes.internal.Csv;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Prototypes in files, of the kind that the ending of the file's name says. */
final class PrototypeFile {

    private PrototypeFile() {}

    static Prototypes read(Path file) throws IOException {
        String source = file.getFileName().toString();
        if (kind(file) == Kind.CSV) {
            return PrototypeTable.read(Csv.read(file), source);
        }
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder");
        }
        NpyArray array = NpyArray.read(file);
        try {
            return Prototypes.given(array.columns(), array.values(), source);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        }
    }

    static void write(Prototypes prototypes, Path file) throws IOException {
        if (kind(file) == Kind.NPY) {
            new NpyArray(prototypes.classes(), prototypes.dimensions(), prototypes.rows()).write(file);
        } else {
            PrototypeTable.csv(prototypes).write(file);
        }
    }

    /** See {@link Prototypes#requireWritable}. */
    static void requireWritable(Path file) throws IOException {
        kind(file);
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder");
        }
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString(), null, "you may not write there");
        }
    }

    private enum Kind {
        NPY,
        CSV
    }

    /**
     * Tells the kind of a file by its name.
     *
     * @throws IllegalArgumentException if it is neither
     */
    private static Kind kind(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            return Kind.NPY;
        }
        if (name.endsWith(".csv")) {
            return Kind.CSV;
        }
        throw new IllegalArgumentException(
                "file is \"" + file + "\"; use a name that ends in .npy (NumPy) or .csv (a table with class names)");
    }
}
