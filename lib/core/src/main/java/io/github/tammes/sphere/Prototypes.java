package io.github.tammes.sphere;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** One unit vector per class on the hypersphere S<sup>D-1</sup>: an immutable {@code (K, D)} table of rows. */
public final class Prototypes {

    private final int classes;
    private final int dimensions;
    private final double[] rows;
    private final List<String> classNames;

    private Prototypes(int classes, int dimensions, double[] rows, List<String> classNames) {
        this.classes = classes;
        this.dimensions = dimensions;
        this.rows = rows;
        this.classNames = List.copyOf(classNames);
    }

    /** Makes prototypes of given unit rows, {@code (K, D)}. */
    public static Prototypes of(double[][] rows) {
        int dimensions = rows[0].length;
        double[] flat = new double[rows.length * dimensions];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * dimensions, dimensions);
        }
        return new Prototypes(
                rows.length,
                dimensions,
                flat,
                IntStream.range(0, rows.length).mapToObj(i -> "class " + i).toList());
    }

    /** Returns K, the number of classes. */
    public int classes() {
        return classes;
    }

    /** Returns D, the number of dimensions. */
    public int dimensions() {
        return dimensions;
    }

    /** Returns the class names, in the order of the rows. */
    public List<String> classNames() {
        return classNames;
    }

    /** Returns the coordinate of a class's prototype along one axis. */
    public double get(int classIndex, int axis) {
        return rows[classIndex * dimensions + axis];
    }

    /**
     * Copies the prototypes into an array of a DJL manager.
     *
     * @param manager the owner of the array
     * @return float32, shape {@code (K, D)}
     */
    public NDArray toNDArray(NDManager manager) {
        float[] values = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = (float) rows[i];
        }
        return manager.create(values, new Shape(classes, dimensions));
    }
}
