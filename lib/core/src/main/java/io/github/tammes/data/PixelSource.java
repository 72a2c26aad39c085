package io.github.tammes.data;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ObjIntConsumer;

/** Where the pixels of images of one size are: in memory, or wherever a reader finds them. Used by several threads at once. */
interface PixelSource {

    /** Copies the pixels of the image at a position to the beginning of an array. */
    void read(int position, byte[] target);

    /** Returns the sums of the image at a position, for which {@code scratch} has room. */
    PixelSums sums(int position, byte[] scratch);

    /** Returns images that stand in an array, one after the other; it is not copied. */
    static PixelSource of(byte[] pixels, int bytesPerImage, int channels) {
        return new PixelSource() {
            @Override
            public void read(int position, byte[] target) {
                System.arraycopy(pixels, position * bytesPerImage, target, 0, bytesPerImage);
            }

            @Override
            public PixelSums sums(int position, byte[] scratch) {
                return PixelSums.of(pixels, position * bytesPerImage, bytesPerImage, channels);
            }
        };
    }

    /** Returns images that are read anew each time; what the first reading of an image has shown is remembered. */
    static PixelSource of(ObjIntConsumer<byte[]> reader, int size, int bytesPerImage, int channels) {
        AtomicReferenceArray<PixelSums> known = new AtomicReferenceArray<>(size);
        return new PixelSource() {
            @Override
            public void read(int position, byte[] target) {
                reader.accept(target, position);
                if (known.get(position) == null) {
                    known.set(position, PixelSums.of(target, 0, bytesPerImage, channels));
                }
            }

            @Override
            public PixelSums sums(int position, byte[] scratch) {
                if (known.get(position) == null) {
                    read(position, scratch);
                }
                return known.get(position);
            }
        };
    }
}
