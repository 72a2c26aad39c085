package io.github.tammes.data.minibatch;

import io.github.tammes.data.ImageData;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Varies an image and makes numbers of its bytes, in one pass over its pixels unless it is turned. */
final class ImageEncoder implements ExampleWriter {

    private final ImageData data;
    private final Augmentation augmentation;
    private final float[][] lookup;
    private final boolean channelsLast;
    private final int height;
    private final int width;
    private final int channels;
    private final byte[] scratch;
    private final byte[] turned;

    /** Makes a writer with its own scratch space; {@code lookup} gives by channel what each byte value becomes. */
    ImageEncoder(ImageData data, Augmentation augmentation, float[][] lookup, boolean channelsLast) {
        this.data = data;
        this.augmentation = augmentation;
        this.lookup = lookup;
        this.channelsLast = channelsLast;
        this.height = data.images().height();
        this.width = data.images().width();
        this.channels = data.images().channels();
        this.scratch = new byte[data.images().bytesPerImage()];
        this.turned =
                augmentation.rotation().isPresent() ? new byte[data.images().bytesPerImage()] : new byte[0];
    }

    @Override
    public float write(int example, SplittableRandom random, float[] out) {
        byte[] pixels = scratch;
        data.images().read(example, scratch);
        boolean mirrored = augmentation.flip() && random.nextBoolean();
        float target = data.hasTargets() ? data.target(example) : Float.NaN;
        if (augmentation.rotation().isPresent()) {
            RandomRotation rotation = augmentation.rotation().get();
            target = (float) random.nextDouble(rotation.minDegrees(), rotation.maxDegrees());
            ImageRotator turn = new ImageRotator(height, width, channels, target, mirrored, rotation.border());
            turn.write(pixels, 0, turned, 0);
            pixels = turned;
            mirrored = false;
        }
        int padding = augmentation.padding();
        int down = padding == 0 ? 0 : random.nextInt(2 * padding + 1) - padding;
        int right = padding == 0 ? 0 : random.nextInt(2 * padding + 1) - padding;
        for (int c = 0; c < channels; c++) {
            writeChannel(c, pixels, mirrored, down, right, out);
        }
        return target;
    }

    private void writeChannel(int c, byte[] pixels, boolean mirrored, int down, int right, float[] out) {
        float[] table = lookup[c];
        int step = channelsLast ? channels : 1;
        int to = channelsLast ? c : c * height * width;
        int from = Math.max(0, right);
        int end = Math.min(width, width + right);
        int pixelStep = mirrored ? -channels : channels;
        for (int y = 0; y < height; y++, to += width * step) {
            int row = y - down;
            if (row < 0 || row >= height || from >= end) {
                fill(out, to, width, step, table[0]);
                continue;
            }
            fill(out, to, from, step, table[0]);
            int column = mirrored ? width - 1 - (from - right) : from - right;
            int at = (row * width + column) * channels + c;
            for (int x = from, o = to + from * step; x < end; x++, o += step, at += pixelStep) {
                out[o] = table[pixels[at] & 0xff];
            }
            fill(out, to + end * step, width - end, step, table[0]);
        }
    }

    private static void fill(float[] out, int from, int count, int step, float value) {
        if (step == 1) {
            Arrays.fill(out, from, from + count, value);
        } else {
            for (int i = 0, o = from; i < count; i++, o += step) {
                out[o] = value;
            }
        }
    }
}
