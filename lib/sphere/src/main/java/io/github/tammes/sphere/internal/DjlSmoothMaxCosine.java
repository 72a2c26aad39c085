package io.github.tammes.sphere.internal;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.concurrent.CancellationException;

/**
 * {@link SmoothMaxCosine} on DJL arrays in single precision: two matrix products for each block of rows, on whatever device
 * the manager is. Memory grows as K times the block.
 */
public final class DjlSmoothMaxCosine implements SmoothMaxCosine {

    /** Numbers in the table of cosines of one block: 64 MiB, of which a few copies live at a time. */
    private static final int BLOCK = 1 << 24;

    private final NDManager manager;
    private final int classes;
    private final int dimensions;
    private final RowExponents exponents;
    private final float[] single;

    /**
     * Makes room on a device.
     *
     * @param device where the arrays are; null for the engine's default
     */
    public DjlSmoothMaxCosine(int classes, int dimensions, Device device) {
        this.manager = NDManager.newBaseManager(device);
        this.classes = classes;
        this.dimensions = dimensions;
        this.exponents = new RowExponents(classes);
        this.single = new float[classes * dimensions];
    }

    @Override
    public double evaluate(double[] rows, double sharpness, double[] gradient) {
        for (int i = 0; i < rows.length; i++) {
            single[i] = (float) rows[i];
        }
        int block = Math.max(1, Math.min(classes, BLOCK / classes));
        try (NDManager step = manager.newSubManager()) {
            NDArray all = step.create(single, new Shape(classes, dimensions));
            NDArray transposed = all.transpose();
            for (int from = 0; from < classes; from += block) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("placing the prototypes was interrupted");
                }
                try (NDManager inner = step.newSubManager()) {
                    inner.tempAttachAll(all, transposed);
                    evaluate(inner, all, transposed, from, Math.min(classes, from + block), sharpness, gradient);
                }
            }
        }
        return exponents.level(sharpness, gradient);
    }

    private void evaluate(
            NDManager inner, NDArray all, NDArray transposed, int from, int to, double sharpness, double[] gradient) {
        NDArray cosines = all.get(new NDIndex("{}:{}", from, to)).matMul(transposed);
        // A cosine of -3 with itself is never the greatest, and its weight is nothing.
        NDArray self = inner.arange(from, to)
                .reshape(to - from, 1)
                .eq(inner.arange(classes).reshape(1, classes));
        cosines.subi(self.toType(DataType.FLOAT32, false).muli(4));
        NDArray greatest = cosines.max(new int[] {1}, true);
        NDArray weights = cosines.subi(greatest).muli(sharpness).exp();
        copy(greatest, exponents.greatest, from);
        copy(weights.sum(new int[] {1}), exponents.sums, from);
        copy(weights.matMul(all), gradient, from * dimensions);
    }

    private static void copy(NDArray source, double[] target, int at) {
        float[] values = source.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            target[at + i] = values[i];
        }
    }

    @Override
    public double greatestCosine() {
        return exponents.maximum();
    }

    @Override
    public double sharpest() {
        return 1 << 14;
    }

    @Override
    public void close() {
        manager.close();
    }
}
