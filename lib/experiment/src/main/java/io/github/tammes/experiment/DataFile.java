package io.github.tammes.experiment;

import io.github.tammes.data.DatasetExamples;
import io.github.tammes.data.Examples;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Split;
import io.github.tammes.data.TableData;
import io.github.tammes.internal.WholeFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * All parts of some data in one file, named by their checksums and by what their words say, for another process that runs trials
 * on them.
 */
final class DataFile {

    private static final int VERSION = 2;

    private DataFile() {}

    /** Returns the name of the file of some data. */
    static String name(Split<? extends Examples> data) {
        return String.format(
                Locale.ROOT,
                "%08x-%08x-%08x-%08x.data",
                data.train().checksum(),
                data.validation().isPresent() ? data.validation().get().checksum() : 0L,
                data.test().checksum(),
                checksumOfWords(data));
    }

    /** The checksums of the parts know nothing of names and units, and data that differ in these only are not the same file. */
    private static long checksumOfWords(Split<? extends Examples> data) {
        CRC32 words = new CRC32();
        parts(data)
                .map(part -> List.of(part.name(), part.unit(), part.classNames(), featureNames(part)) + "\n")
                .forEach(part -> words.update(part.getBytes(StandardCharsets.UTF_8)));
        return words.getValue();
    }

    private static List<String> featureNames(Examples examples) {
        return examples instanceof TableData rows ? rows.featureNames() : List.of();
    }

    private static Stream<Examples> parts(Split<? extends Examples> data) {
        return Stream.of(Optional.of(data.train()), data.validation(), Optional.of(data.test()))
                .flatMap(Optional::stream);
    }

    /** Tells whether data can be written and read: not those of a dataset that only this process has, nor more than an array holds. */
    static boolean holds(Split<? extends Examples> data) {
        return !(data.train() instanceof DatasetExamples)
                && parts(data).noneMatch(part -> part.size() * part.inputShape().size() > Integer.MAX_VALUE - 8L);
    }

    /** Writes data, if the file is not there yet. */
    static void write(Split<? extends Examples> data, Path folder) throws IOException {
        Path file = folder.resolve(name(data));
        if (!Files.exists(file)) {
            WholeFile.write(file, out -> write(data, out));
        }
    }

    /** Writes what the file has in it. */
    static void write(Split<? extends Examples> data, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(VERSION);
        out.writeBoolean(data.validation().isPresent());
        write(data.train(), out);
        if (data.validation().isPresent()) {
            write(data.validation().get(), out);
        }
        write(data.test(), out);
        out.flush();
    }

    private static void write(Examples examples, DataOutputStream out) throws IOException {
        out.writeUTF(examples.name());
        out.writeInt(examples.size());
        out.writeBoolean(examples instanceof ImageData);
        if (examples instanceof ImageData data) {
            Images images = data.images();
            out.writeInt(images.height());
            out.writeInt(images.width());
            out.writeInt(images.channels());
            byte[] pixels = new byte[images.bytesPerImage()];
            for (int i = 0; i < images.size(); i++) {
                images.read(i, pixels);
                out.write(pixels);
            }
        } else {
            TableData rows = (TableData) examples;
            writeAll(rows.featureNames(), out);
            for (int i = 0; i < rows.size(); i++) {
                for (int j = 0; j < rows.featureNames().size(); j++) {
                    out.writeFloat(rows.feature(i, j));
                }
            }
        }
        writeAll(examples.classNames(), out);
        out.writeBoolean(examples.hasLabels());
        out.writeBoolean(examples.hasTargets());
        out.writeUTF(examples.unit());
        for (int i = 0; i < examples.size(); i++) {
            if (examples.hasLabels()) {
                out.writeInt(examples.label(i));
            }
            if (examples.hasTargets()) {
                out.writeFloat(examples.target(i));
            }
        }
    }

    private static void writeAll(List<String> names, DataOutputStream out) throws IOException {
        out.writeInt(names.size());
        for (String name : names) {
            out.writeUTF(name);
        }
    }

    /** Reads a file that {@link #write} wrote. */
    static Split<Examples> read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return read(in, file.toString());
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param source what to call it
     */
    static Split<Examples> read(InputStream stream, String source) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        try {
            if (in.readInt() != VERSION) {
                throw new IOException(source + " is of another version of this library");
            }
            boolean validated = in.readBoolean();
            Examples train = read(in);
            return new Split<>(train, validated ? Optional.of(read(in)) : Optional.empty(), read(in));
        } catch (EOFException e) {
            throw new IOException(source + " is cut short", e);
        }
    }

    private static Examples read(DataInputStream in) throws IOException {
        String name = in.readUTF();
        int size = in.readInt();
        return in.readBoolean() ? readImages(name, size, in) : readRows(name, size, in);
    }

    private static Examples readImages(String name, int size, DataInputStream in) throws IOException {
        int height = in.readInt();
        int width = in.readInt();
        int channels = in.readInt();
        byte[] pixels = new byte[Math.multiplyExact(size, height * width * channels)];
        in.readFully(pixels);
        ImageData data = ImageData.of(name, Images.wrap(pixels, size, height, width, channels));
        Answers answers = Answers.read(size, in);
        data = answers.labels() == null ? data : data.withLabels(answers.labels(), answers.classNames());
        return answers.targets() == null
                ? data
                : data.withTargets(answers.targets()).withUnit(answers.unit());
    }

    private static Examples readRows(String name, int size, DataInputStream in) throws IOException {
        List<String> features = readAll(in);
        float[][] rows = new float[size][features.size()];
        for (float[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = in.readFloat();
            }
        }
        TableData data = TableData.of(name, features, rows);
        Answers answers = Answers.read(size, in);
        data = answers.labels() == null ? data : data.withLabels(answers.labels(), answers.classNames());
        return answers.targets() == null
                ? data
                : data.withTargets(answers.targets()).withUnit(answers.unit());
    }

    private static List<String> readAll(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(in.readUTF());
        }
        return names;
    }

    /** Classes, targets and the unit of these; null where there are none. */
    @SuppressWarnings("ArrayRecordComponent") // Private, and never compared.
    private record Answers(List<String> classNames, int[] labels, float[] targets, String unit) {

        static Answers read(int size, DataInputStream in) throws IOException {
            List<String> names = readAll(in);
            int[] labels = in.readBoolean() ? new int[size] : null;
            float[] targets = in.readBoolean() ? new float[size] : null;
            String unit = in.readUTF();
            for (int i = 0; i < size; i++) {
                if (labels != null) {
                    labels[i] = in.readInt();
                }
                if (targets != null) {
                    targets[i] = in.readFloat();
                }
            }
            return new Answers(names, labels, targets, unit);
        }
    }
}
