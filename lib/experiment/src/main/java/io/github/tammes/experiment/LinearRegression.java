package io.github.tammes.experiment;

import io.github.tammes.data.TableData;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Least squares on the features of a table, with a constant. */
final class LinearRegression {

    private final RealVector weights;

    private LinearRegression(RealVector weights) {
        this.weights = weights;
    }

    /** Fits by the pseudo-inverse, because features such as the columns of one category add up to the constant. */
    static LinearRegression fit(TableData rows) {
        return new LinearRegression(new SingularValueDecomposition(design(rows))
                .getSolver()
                .solve(new ArrayRealVector(Baselines.targets(rows), false)));
    }

    double[] predict(TableData rows) {
        return design(rows).operate(weights).toArray();
    }

    /** The features of each row, and a one. */
    private static RealMatrix design(TableData rows) {
        int width = rows.featureNames().size();
        RealMatrix design = MatrixUtils.createRealMatrix(rows.size(), width + 1);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < width; j++) {
                design.setEntry(i, j, rows.feature(i, j));
            }
            design.setEntry(i, width, 1);
        }
        return design;
    }
}
