package io.github.tammes.sphere.internal;

import java.util.concurrent.CancellationException;

/** A function of unit rows as one of free rows, which are divided by their lengths first. */
public final class NormalizedObjective implements Lbfgs.Objective {

    private final Lbfgs.Objective ofUnitRows;
    private final int dimensions;
    private double[] unit = {};

    public NormalizedObjective(int dimensions, Lbfgs.Objective ofUnitRows) {
        this.dimensions = dimensions;
        this.ofUnitRows = ofUnitRows;
    }

    @Override
    public double evaluate(double[] x, double[] gradient) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("placing the prototypes was interrupted");
        }
        if (unit.length != x.length) {
            unit = new double[x.length];
        }
        System.arraycopy(x, 0, unit, 0, x.length);
        UnitRows.normalise(unit, dimensions);
        double value = ofUnitRows.evaluate(unit, gradient);
        for (int start = 0; start < x.length; start += dimensions) {
            UnitRows.chainThroughLength(x, unit, gradient, start, dimensions);
        }
        return value;
    }
}
