package io.github.tammes.paper;

import java.util.Arrays;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** The projection of vectors onto the directions in which they vary most. */
final class PrincipalComponents {

    private PrincipalComponents() {}

    /**
     * Reduces vectors.
     *
     * @param vectors {@code (K, F)}
     * @param dimensions D, at most F; if it is F, the vectors are returned as they are
     * @return {@code (K, D)}
     * @throws IllegalArgumentException if there are more dimensions than components
     */
    static double[][] of(double[][] vectors, int dimensions) {
        int features = vectors[0].length;
        requireSpanned(vectors.length, features, dimensions);
        if (dimensions == features) {
            return vectors;
        }
        RealMatrix matrix = MatrixUtils.createRealMatrix(vectors);
        for (int f = 0; f < features; f++) {
            double[] column = matrix.getColumn(f);
            double mean = Arrays.stream(column).average().orElseThrow();
            matrix.setColumn(f, Arrays.stream(column).map(x -> x - mean).toArray());
        }
        RealMatrix axes = new SingularValueDecomposition(matrix).getV();
        return matrix.multiply(axes.getSubMatrix(0, features - 1, 0, dimensions - 1))
                .getData();
    }

    /**
     * Refuses more dimensions than vectors can be reduced to.
     *
     * @throws IllegalArgumentException saying how many they can
     */
    static void requireSpanned(int vectors, int features, int dimensions) {
        int most = dimensions == features ? features : Math.min(vectors, features);
        if (dimensions > most) {
            throw new IllegalArgumentException("dimensions is " + dimensions + " but " + vectors + " word vectors of "
                    + features + " components span only " + most + "; use at most " + most);
        }
    }
}
