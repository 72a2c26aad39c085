package io.github.tammes.sphere;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** Prototypes in files, of the kind that the ending of the file's name says. */
final class PrototypeFile {

    private PrototypeFile() {}

    static Prototypes read(Path file) throws IOException {
        String source = file.getFileName().toString();
        if (kind(file) == Kind.CSV) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                return PrototypeTable.read(table(reader, source), source);
            }
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
            return;
        }
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            prototypes
                    .toTable()
                    .write()
                    .usingOptions(CsvWriteOptions.builder(writer).build());
        }
    }

    private static Table table(Reader reader, String source) {
        try {
            return Table.read().usingOptions(CsvReadOptions.builder(reader).tableName(source));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(source + " is not a CSV table: " + e.getMessage(), e);
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
