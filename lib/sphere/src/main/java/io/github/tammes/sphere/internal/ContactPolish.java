package io.github.tammes.sphere.internal;

import java.util.Arrays;

/**
 * Brings points that are nearly optimal to machine precision: the pairs that touch are made exactly equally near, by
 * Newton's method on the contact graph. Each step solves for the smallest move that gives all contacts one cosine, by
 * conjugate gradients; that cosine is free, and where the contacts are balanced (no move improves all of them) it comes
 * out as the optimum.
 */
final class ContactPolish {

    /** How far below the greatest cosine a pair may be and still be a contact; the nearest that helps is taken. */
    private static final double[] REACHES = {1e-6, 1e-7, 3e-8};

    private static final int NEWTON_STEPS = 8;
    private static final int MOST_CONTACTS = 40_000;

    private final int dimensions;
    private double[] rows;
    private int[] from;
    private int[] to;

    ContactPolish(double[] rows, int dimensions) {
        this.rows = rows.clone();
        this.dimensions = dimensions;
    }

    /** Returns the polished rows, or those given if nothing was better. */
    double[] polished() {
        double[] best = rows.clone();
        double least = greatest(best);
        double before = least;
        for (double reach : REACHES) {
            rows = best.clone();
            if (!contacts(before - reach)) {
                continue;
            }
            for (int step = 0; step < NEWTON_STEPS && newton(); step++) {
                double reached = greatest(rows);
                if (reached < least) {
                    least = reached;
                    best = rows.clone();
                } else if (reached > before + reach) {
                    break;
                }
            }
        }
        return best;
    }

    private double greatest(double[] unit) {
        double greatest = -1;
        int points = unit.length / dimensions;
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < i; j++) {
                greatest = Math.max(greatest, UnitRows.dot(unit, i, j, dimensions));
            }
        }
        return greatest;
    }

    private boolean contacts(double least) {
        int points = rows.length / dimensions;
        int count = 0;
        from = new int[1024];
        to = new int[1024];
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < i; j++) {
                if (UnitRows.dot(rows, i, j, dimensions) > least) {
                    if (count == MOST_CONTACTS) {
                        return false;
                    }
                    if (count == from.length) {
                        from = Arrays.copyOf(from, 2 * count);
                        to = Arrays.copyOf(to, 2 * count);
                    }
                    from[count] = i;
                    to[count++] = j;
                }
            }
        }
        from = Arrays.copyOf(from, count);
        to = Arrays.copyOf(to, count);
        return count > 1;
    }

    /**
     * One step: the least move after which all contacts have, to first order, their mean cosine. With M the projection
     * that takes away the mean, it is Jᵀ y with (M J Jᵀ M) y = M (mean - cosines).
     */
    private boolean newton() {
        int contacts = from.length;
        double[] residual = new double[contacts];
        double mean = 0;
        for (int c = 0; c < contacts; c++) {
            residual[c] = UnitRows.dot(rows, from[c], to[c], dimensions);
            mean += residual[c] / contacts;
        }
        double size = 0;
        for (int c = 0; c < contacts; c++) {
            residual[c] = mean - residual[c];
            size = Math.max(size, Math.abs(residual[c]));
        }
        if (size < 1e-16) {
            return false;
        }
        double[] multipliers = solve(residual);
        double[] move = new double[rows.length];
        toMove(multipliers, move);
        for (int i = 0; i < rows.length; i++) {
            rows[i] += move[i];
            if (!Double.isFinite(rows[i])) {
                return false;
            }
        }
        UnitRows.normalise(rows, dimensions);
        return true;
    }

    private double[] solve(double[] right) {
        int contacts = right.length;
        double[] solution = new double[contacts];
        double[] residual = right.clone();
        double[] direction = residual.clone();
        double[] image = new double[contacts];
        double[] move = new double[rows.length];
        double squared = dot(residual, residual);
        double goal = 1e-26 * squared;
        for (int step = 0; step < Math.min(4 * contacts, 400) && squared > goal; step++) {
            toMove(direction, move);
            toContacts(move, image);
            double curvature = dot(direction, image);
            if (curvature <= 0) {
                break;
            }
            double length = squared / curvature;
            for (int c = 0; c < contacts; c++) {
                solution[c] += length * direction[c];
                residual[c] -= length * image[c];
            }
            double next = dot(residual, residual);
            for (int c = 0; c < contacts; c++) {
                direction[c] = residual[c] + next / squared * direction[c];
            }
            squared = next;
        }
        return solution;
    }

    /** Jᵀ: moves each point of a contact towards the other, along the sphere. */
    private void toMove(double[] multipliers, double[] move) {
        Arrays.fill(move, 0);
        for (int c = 0; c < from.length; c++) {
            int a = from[c] * dimensions;
            int b = to[c] * dimensions;
            for (int d = 0; d < dimensions; d++) {
                move[a + d] += multipliers[c] * rows[b + d];
                move[b + d] += multipliers[c] * rows[a + d];
            }
        }
        for (int start = 0; start < move.length; start += dimensions) {
            double along = 0;
            for (int d = start; d < start + dimensions; d++) {
                along += move[d] * rows[d];
            }
            for (int d = start; d < start + dimensions; d++) {
                move[d] -= along * rows[d];
            }
        }
    }

    /** M J: how the cosines of the contacts change by a move, less the mean of it. */
    private void toContacts(double[] move, double[] changes) {
        double mean = 0;
        for (int c = 0; c < from.length; c++) {
            int a = from[c] * dimensions;
            int b = to[c] * dimensions;
            double change = 0;
            for (int d = 0; d < dimensions; d++) {
                change += move[a + d] * rows[b + d] + move[b + d] * rows[a + d];
            }
            changes[c] = change;
            mean += change / from.length;
        }
        for (int c = 0; c < from.length; c++) {
            changes[c] -= mean;
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
