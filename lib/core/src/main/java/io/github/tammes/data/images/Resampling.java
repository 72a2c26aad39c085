package io.github.tammes.data.images;

/**
 * Brings pictures to a size: cut to its shape around the centre, then linear interpolation that averages over all pixels
 * of the source where the result is smaller, along the rows and then along the columns.
 */
final class Resampling {

    private Resampling() {}

    /** Returns the bytes of the resized picture, {@code (H, W, C)}. */
    static byte[] resize(DecodedImage picture, ImageSize size) {
        double shrink = Math.min(picture.width() / (double) size.width(), picture.height() / (double) size.height());
        double left = (picture.width() - shrink * size.width()) / 2;
        double top = (picture.height() - shrink * size.height()) / 2;
        Weights across = Weights.of(picture.width(), size.width(), left, shrink);
        Weights down = Weights.of(picture.height(), size.height(), top, shrink);
        // Only of the rows that are left after the cut, of which a very high picture has few.
        int first = down.first();
        float[] narrow = new float[Math.multiplyExact(down.end() - first, size.width() * 3)];
        for (int y = first; y < down.end(); y++) {
            for (int x = 0; x < size.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    float sum = 0;
                    for (int k = 0; k < across.count(x); k++) {
                        sum += across.weight(x, k) * picture.get(across.start(x) + k, y, c);
                    }
                    narrow[((y - first) * size.width() + x) * 3 + c] = sum;
                }
            }
        }
        byte[] bytes = new byte[size.bytes()];
        float[] colour = new float[3];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    float sum = 0;
                    for (int k = 0; k < down.count(y); k++) {
                        sum += down.weight(y, k) * narrow[((down.start(y) + k - first) * size.width() + x) * 3 + c];
                    }
                    colour[c] = sum;
                }
                store(colour, size, bytes, y * size.width() + x);
            }
        }
        return bytes;
    }

    private static void store(float[] colour, ImageSize size, byte[] bytes, int pixel) {
        if (size.gray()) {
            // The luma of ITU-R BT.601, as JPEG and most libraries have it.
            bytes[pixel] = rounded(0.299f * colour[0] + 0.587f * colour[1] + 0.114f * colour[2]);
        } else {
            for (int c = 0; c < 3; c++) {
                bytes[pixel * 3 + c] = rounded(colour[c]);
            }
        }
    }

    private static byte rounded(float value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** For each place of the result, which places of the source count and how much. */
    private static final class Weights {

        private final int[] starts;
        private final float[][] weights;

        private Weights(int[] starts, float[][] weights) {
            this.starts = starts;
            this.weights = weights;
        }

        /** Makes the weights of a triangle as wide as one place of the result, or of the source if that is wider. */
        static Weights of(int source, int result, double from, double shrink) {
            double radius = Math.max(1, shrink);
            int[] starts = new int[result];
            float[][] weights = new float[result][];
            for (int i = 0; i < result; i++) {
                double centre = from + (i + 0.5) * shrink - 0.5;
                int start = (int) Math.max(0, Math.ceil(centre - radius));
                int end = (int) Math.min(source - 1, Math.floor(centre + radius));
                float[] row = new float[end - start + 1];
                double sum = 0;
                for (int k = 0; k < row.length; k++) {
                    row[k] = (float) (1 - Math.abs(start + k - centre) / radius);
                    sum += row[k];
                }
                for (int k = 0; k < row.length; k++) {
                    row[k] /= (float) sum;
                }
                starts[i] = start;
                weights[i] = row;
            }
            return new Weights(starts, weights);
        }

        int first() {
            return starts[0];
        }

        int end() {
            return start(starts.length - 1) + count(starts.length - 1);
        }

        int start(int place) {
            return starts[place];
        }

        int count(int place) {
            return weights[place].length;
        }

        float weight(int place, int k) {
            return weights[place][k];
        }
    }
}
