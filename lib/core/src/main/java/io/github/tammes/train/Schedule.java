package io.github.tammes.train;

import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import java.util.List;

/** How the learning rate changes over a run, as a DJL tracker. */
public sealed interface Schedule {

    /**
     * Makes the tracker for a run.
     *
     * @param learningRate the rate that the schedule scales: the first one, or for one-cycle the peak
     * @param epochs the epochs of the run, at least 1
     * @param batches the minibatches of an epoch, at least 1
     * @return a tracker that is asked with the number of the update, from 1
     */
    Tracker tracker(double learningRate, int epochs, int batches);

    /** The same learning rate throughout. */
    static Schedule constant() {
        return new Constant();
    }

    /**
     * The learning rate divided by ten at the start of the given epochs.
     *
     * @param milestones epochs from 0, increasing
     */
    static Schedule steps(int... milestones) {
        return new Steps(Arrays.stream(milestones).boxed().toList());
    }

    /** The paper's: divided by ten after epochs 100 and 200 of 250 (HPN, experiments on classification). */
    static Schedule paper() {
        return steps(100, 200);
    }

    /** From the learning rate down to zero along half a cosine (Loshchilov and Hutter, ICLR 2017). */
    static Schedule cosine() {
        return new Cosine();
    }

    /**
     * Up to the learning rate over the first 30 % of the run and down to a ten-thousandth of it, both along half a cosine
     * (after Smith and Topin, 2018); the best choice for a short run.
     */
    static Schedule oneCycle() {
        return new OneCycle(OneCycle.USUAL_RISE);
    }

    /** See {@link #constant()}. */
    record Constant() implements Schedule {
        @Override
        public Tracker tracker(double learningRate, int epochs, int batches) {
            return Tracker.fixed((float) learningRate);
        }

        @Override
        public String toString() {
            return "constant";
        }
    }

    /**
     * See {@link #steps}.
     *
     * @param milestones epochs from 0, increasing
     */
    record Steps(List<Integer> milestones) implements Schedule {

        /**
         * Checks the milestones.
         *
         * @throws IllegalArgumentException if they do not increase from at least 1
         */
        public Steps {
            milestones = List.copyOf(milestones);
            int before = 0;
            for (int milestone : milestones) {
                if (milestone <= before) {
                    throw new IllegalArgumentException("milestones is " + milestones + " but must increase from 1");
                }
                before = milestone;
            }
        }

        @Override
        public Tracker tracker(double learningRate, int epochs, int batches) {
            return update -> {
                int epoch = (update - 1) / batches;
                int passed = (int) milestones.stream().filter(m -> m <= epoch).count();
                return (float) (learningRate / Math.pow(10, passed));
            };
        }

        @Override
        public String toString() {
            return "steps" + milestones;
        }
    }

    /** See {@link #cosine()}. */
    record Cosine() implements Schedule {
        @Override
        public Tracker tracker(double learningRate, int epochs, int batches) {
            // DJL's counts its updates from 0, and the optimizer from 1: the last minibatch would teach nothing.
            double updates = (double) epochs * batches;
            return update -> (float) (learningRate * (1 + Math.cos(Math.PI * (update - 1) / updates)) / 2);
        }

        @Override
        public String toString() {
            return "half a cosine";
        }
    }

    /**
     * See {@link #oneCycle()}.
     *
     * @param rise the fraction of the run that the rate rises, between 0 and 1
     */
    record OneCycle(double rise) implements Schedule {

        private static final double USUAL_RISE = 0.3;

        /** The rate starts at 1/25 of its peak. */
        private static final double START = 1.0 / 25;

        private static final double END = 1e-4;

        /**
         * Checks the fraction.
         *
         * @throws IllegalArgumentException if it is not between 0 and 1
         */
        public OneCycle {
            if (!(rise > 0 && rise < 1)) {
                throw new IllegalArgumentException("rise is " + rise + " but must be between 0 and 1");
            }
        }

        @Override
        public Tracker tracker(double learningRate, int epochs, int batches) {
            double last = Math.max(1, (double) epochs * batches - 1);
            return update -> {
                double position = Math.min(1, (update - 1) / last);
                double factor = position < rise
                        ? between(START, 1, position / rise)
                        : between(1, END, (position - rise) / (1 - rise));
                return (float) (learningRate * factor);
            };
        }

        private static double between(double from, double to, double position) {
            return to + (from - to) * (1 + Math.cos(Math.PI * position)) / 2;
        }

        @Override
        public String toString() {
            return rise == USUAL_RISE ? "one-cycle" : "one-cycle, rising for " + rise;
        }
    }
}
