package io.github.tammes.data.sets;

import io.github.tammes.data.DataException;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.internal.Heap;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The official binary layout: records of one or two label bytes, then 1,024 red, 1,024 green and 1,024 blue values. */
final class CifarFormat {

    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final int CHANNELS = 3;

    private final boolean superclasses;
    private final List<String> classNames;

    private CifarFormat(boolean superclasses, List<String> classNames) {
        this.superclasses = superclasses;
        this.classNames = classNames;
    }

    /** Records of a label and an image. */
    static CifarFormat cifar10(List<String> classNames) {
        return new CifarFormat(false, classNames);
    }

    /** Records of a superclass, a class and an image. */
    static CifarFormat cifar100() {
        return new CifarFormat(true, Cifar100Classes.NAMES);
    }

    int recordBytes() {
        return (superclasses ? 2 : 1) + CHANNELS * PLANE;
    }

    /**
     * Reads records from files, the same number from each.
     *
     * @throws DataException if a file is missing, has another size than it must, or has a label that cannot be
     */
    ImageData read(String name, List<Path> files, int records) {
        byte[] pixels = pixels(name, records);
        int[] labels = new int[records];
        int each = records / files.size();
        for (int i = 0; i < files.size(); i++) {
            read(files.get(i), i * each, each, pixels, labels);
        }
        return ImageData.of(name, Images.wrap(pixels, records, SIDE, SIDE, CHANNELS))
                .withLabels(labels, classNames);
    }

    private static byte[] pixels(String name, int records) {
        try {
            return new byte[records * PLANE * CHANNELS];
        } catch (OutOfMemoryError e) {
            throw new DataException(Heap.tooSmall(name + " cannot be loaded", (long) records * PLANE * CHANNELS), e);
        }
    }

    private void read(Path file, int from, int count, byte[] pixels, int[] labels) {
        byte[] block = new byte[recordBytes()];
        try {
            long size = Files.size(file);
            if (size != (long) count * block.length) {
                throw new DataException(file + " has " + size + " bytes, but " + count + " images are "
                        + (long) count * block.length + "; it is damaged or something else, get it again.");
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 18)) {
                for (int i = 0; i < count; i++) {
                    if (in.readNBytes(block, 0, block.length) < block.length) {
                        throw new DataException(file + " became shorter while it was read; get it again.");
                    }
                    labels[from + i] = label(file, i, block);
                    interleave(block, pixels, (from + i) * PLANE * CHANNELS);
                }
            }
        } catch (IOException e) {
            throw DataException.unreadable(file, e);
        }
    }

    private int label(Path file, int image, byte[] block) {
        int label = block[superclasses ? 1 : 0] & 0xff;
        if (label >= classNames.size()) {
            throw new DataException(file + " says that image " + image + " is of class " + label
                    + ", but there are only the classes 0…" + (classNames.size() - 1) + "; it is damaged.");
        }
        if (superclasses && (block[0] & 0xff) != Cifar100Classes.SUPERCLASS_OF.get(label)) {
            throw new DataException(file + " says that image " + image + " is of class " + label + " and superclass "
                    + (block[0] & 0xff) + ", which do not belong together; it is damaged.");
        }
        return label;
    }

    private void interleave(byte[] block, byte[] pixels, int to) {
        int from = recordBytes() - CHANNELS * PLANE;
        for (int p = 0; p < PLANE; p++) {
            for (int c = 0; c < CHANNELS; c++) {
                pixels[to + p * CHANNELS + c] = block[from + c * PLANE + p];
            }
        }
    }
}
