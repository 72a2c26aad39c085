package io.github.tammes.sphere.internal;

/**
 * Limited-memory BFGS (J. Nocedal, 1980) with a backtracking line search, for a smooth function of one long vector.
 */
public final class Lbfgs {

    /** A smooth function. */
    @FunctionalInterface
    public interface Objective {

        /**
         * Returns the value.
         *
         * @param x where; not to be changed
         * @param gradient overwritten
         */
        double evaluate(double[] x, double[] gradient);
    }

    /** Told of every accepted step; returns false to stop. */
    @FunctionalInterface
    public interface Watcher {
        boolean onStep(double[] x, double value);
    }

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final int MOST_TRIALS = 20;

    private final double[][] steps;
    private final double[][] changes;
    private final double[] curvatures;
    private final double[] direction;
    private final double[] gradient;
    private final double[] trial;
    private final double[] trialGradient;
    private int kept;
    private int newest;
    private double value;

    /**
     * Makes room for vectors of one size.
     *
     * @param size the length of x
     * @param memory how many past steps shape the next one
     */
    public Lbfgs(int size, int memory) {
        steps = new double[memory][size];
        changes = new double[memory][size];
        curvatures = new double[memory];
        direction = new double[size];
        gradient = new double[size];
        trial = new double[size];
        trialGradient = new double[size];
    }

    /**
     * Minimises from x on, in place.
     *
     * @param firstStep length of the first step
     * @param tolerance stops when ten steps together gain less than this
     * @param most most steps
     * @return how many steps were taken
     */
    public int minimise(
            double[] x, Objective objective, double firstStep, double tolerance, int most, Watcher watcher) {
        kept = 0;
        value = objective.evaluate(x, gradient);
        double[] past = new double[10];
        for (int step = 0; step < most; step++) {
            if (step >= past.length && past[step % past.length] - value < tolerance) {
                return step;
            }
            past[step % past.length] = value;
            if (!advance(x, objective, firstStep)) {
                return step;
            }
            if (!watcher.onStep(x, value)) {
                return step + 1;
            }
        }
        return most;
    }

    private boolean advance(double[] x, Objective objective, double firstStep) {
        direct();
        double slope = dot(direction, gradient);
        if (!(slope < 0)) {
            kept = 0;
            direct();
            slope = -dot(gradient, gradient);
            if (slope == 0) {
                return false;
            }
        }
        double length = kept > 0 ? 1 : firstStep / Math.sqrt(-slope);
        for (int attempt = 0; attempt < MOST_TRIALS; attempt++) {
            for (int i = 0; i < x.length; i++) {
                trial[i] = x[i] + length * direction[i];
            }
            double trialValue = objective.evaluate(trial, trialGradient);
            if (trialValue <= value + SUFFICIENT_DECREASE * length * slope) {
                remember(x);
                System.arraycopy(trial, 0, x, 0, x.length);
                System.arraycopy(trialGradient, 0, gradient, 0, x.length);
                value = trialValue;
                return true;
            }
            // The least point of the parabola through what is known, within reason.
            double parabola = -slope * length * length / (2 * (trialValue - value - slope * length));
            length = Math.max(0.1 * length, Math.min(0.5 * length, parabola));
        }
        if (kept == 0) {
            return false;
        }
        // The model of past steps may be what fails: once more from the gradient alone.
        kept = 0;
        return advance(x, objective, firstStep);
    }

    /** The two-loop recursion: the direction is the negative gradient seen through the past steps. */
    private void direct() {
        int memory = steps.length;
        double[] weights = new double[memory];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = -gradient[i];
        }
        for (int back = 0; back < kept; back++) {
            int at = Math.floorMod(newest - back, memory);
            weights[at] = dot(steps[at], direction) / curvatures[at];
            add(direction, -weights[at], changes[at]);
        }
        if (kept > 0) {
            double scale = curvatures[newest] / dot(changes[newest], changes[newest]);
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= scale;
            }
        }
        for (int back = kept - 1; back >= 0; back--) {
            int at = Math.floorMod(newest - back, memory);
            add(direction, weights[at] - dot(changes[at], direction) / curvatures[at], steps[at]);
        }
    }

    private void remember(double[] x) {
        int at = (newest + 1) % steps.length;
        double curvature = 0;
        double stepLength = 0;
        double changeLength = 0;
        for (int i = 0; i < x.length; i++) {
            double step = trial[i] - x[i];
            double change = trialGradient[i] - gradient[i];
            steps[at][i] = step;
            changes[at][i] = change;
            curvature += step * change;
            stepLength += step * step;
            changeLength += change * change;
        }
        // A step along which the gradient hardly grows would make the model indefinite.
        if (curvature > 1e-10 * Math.sqrt(stepLength * changeLength)) {
            curvatures[at] = curvature;
            newest = at;
            kept = Math.min(kept + 1, steps.length);
        } else {
            kept = Math.min(kept, steps.length - 1); // the oldest step has just been overwritten
        }
    }

    private static void add(double[] target, double factor, double[] source) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * source[i];
        }
    }

    private static double dot(double[] first, double[] second) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += first[i] * second[i];
        }
        return sum;
    }
}
