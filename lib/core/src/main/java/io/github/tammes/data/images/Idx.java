package io.github.tammes.data.images;

import io.github.tammes.data.DataException;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Split;
import io.github.tammes.data.internal.Heap;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Reads the idx files in which MNIST and its relatives come, compressed by gzip or not.
 *
 * <p>Format: four bytes 0, 0, 8 (unsigned bytes) and the number of dimensions; each dimension as a big-endian int; the data.
 */
public final class Idx {

    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;

    private Idx() {}

    /**
     * Reads a folder with the four files of MNIST: {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte},
     * {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, each with or without {@code .gz}.
     *
     * @param name what the data is to be called
     * @param folder where the files are
     * @param classNames the names of the classes
     * @return gray images with classes
     * @throws DataException if a file is missing or damaged
     */
    public static Split<ImageData> read(String name, Path folder, List<String> classNames) {
        return new Split<>(part(name, folder, "train", classNames), part(name, folder, "t10k", classNames));
    }

    private static ImageData part(String name, Path folder, String prefix, List<String> classNames) {
        Path imageFile = file(folder, prefix + "-images-idx3-ubyte");
        Path labelFile = file(folder, prefix + "-labels-idx1-ubyte");
        Images images = images(imageFile);
        int[] labels = labels(labelFile);
        if (images.size() != labels.length) {
            throw new DataException(imageFile + " has " + images.size() + " images but " + labelFile + " has "
                    + labels.length + " labels; they do not belong together.");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= classNames.size()) {
                throw new DataException(labelFile + " says that image " + i + " is of class " + labels[i]
                        + ", but there are only the classes 0…" + (classNames.size() - 1) + ".");
            }
        }
        return ImageData.of(name, images).withLabels(labels, classNames);
    }

    /** Tells whether a folder has the four files of a training and a test part. */
    public static boolean isComplete(Path folder) {
        return List.of("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1").stream()
                .allMatch(file -> Files.isRegularFile(folder.resolve(file + "-ubyte"))
                        || Files.isRegularFile(folder.resolve(file + "-ubyte.gz")));
    }

    private static Path file(Path folder, String name) {
        Path plain = folder.resolve(name);
        Path compressed = folder.resolve(name + ".gz");
        if (!Files.isRegularFile(plain) && !Files.isRegularFile(compressed)) {
            throw new DataException("Neither " + name + " nor " + name + ".gz is in " + folder + ".");
        }
        return Files.isRegularFile(plain) ? plain : compressed;
    }

    /**
     * Reads a file of gray images.
     *
     * @throws DataException if the file cannot be read, is no idx file of images, or is too short or too long
     */
    public static Images images(Path file) {
        return read(file, IMAGES, "images", in -> {
            int size = in.readInt();
            int height = in.readInt();
            int width = in.readInt();
            if (size < 0 || height < 1 || width < 1 || (double) size * height * width > Integer.MAX_VALUE - 8) {
                throw new DataException(file + " claims to hold " + size + " images of " + height + "×" + width
                        + " pixels, which cannot be; it is damaged.");
            }
            return Images.wrap(readAll(in, size * height * width), size, height, width, 1);
        });
    }

    /**
     * Reads a file of labels.
     *
     * @return the labels, 0…255
     * @throws DataException if the file cannot be read, is no idx file of labels, or is too short or too long
     */
    public static int[] labels(Path file) {
        return read(file, LABELS, "labels", in -> {
            int size = in.readInt();
            if (size < 0) {
                throw new DataException(file + " claims to hold " + size + " labels; it is damaged.");
            }
            byte[] bytes = readAll(in, size);
            int[] labels = new int[size];
            for (int i = 0; i < size; i++) {
                labels[i] = bytes[i] & 0xff;
            }
            return labels;
        });
    }

    /** Reads in pieces as they come, so that a damaged length is noticed at the end of the file and not by its size. */
    private static byte[] readAll(DataInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("it ends after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private interface Body<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> T read(Path file, int magic, String what, Body<T> body) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                DataInputStream in = new DataInputStream(uncompressed(raw))) {
            int found = in.readInt();
            if (found != magic) {
                throw new DataException(String.format(
                        Locale.ROOT,
                        "%s is not an idx file of %s: it begins with %08x where %08x should be.",
                        file,
                        what,
                        found,
                        magic));
            }
            T content = body.read(in);
            if (in.read() != -1) {
                throw new DataException(file + " is longer than its header says; it is damaged.");
            }
            return content;
        } catch (OutOfMemoryError e) {
            throw new DataException(Heap.tooSmall(file + " cannot be read", size(file)), e);
        } catch (EOFException e) {
            throw new DataException(
                    file + " is truncated" + (e.getMessage() == null ? "" : ": " + e.getMessage()) + "; get it again.",
                    e);
        } catch (IOException e) {
            throw DataException.unreadable(file, e);
        }
    }

    /** Returns about how many bytes a file holds, compressed or not. */
    private static long size(Path file) {
        try {
            return Files.size(file) * (file.toString().endsWith(".gz") ? 4 : 1);
        } catch (IOException e) {
            return 0;
        }
    }

    private static InputStream uncompressed(InputStream raw) throws IOException {
        raw.mark(2);
        boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(raw, 1 << 16)) : raw;
    }
}
