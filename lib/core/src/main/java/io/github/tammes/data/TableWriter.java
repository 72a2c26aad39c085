package io.github.tammes.data;

import java.util.SplittableRandom;

/** Copies rows of a table as they are. */
final class TableWriter implements ExampleWriter {

    private final TableData data;

    TableWriter(TableData data) {
        this.data = data;
    }

    @Override
    public float write(int example, SplittableRandom random, float[] out) {
        int width = data.featureNames().size();
        System.arraycopy(data.features(), example * width, out, 0, width);
        return data.hasTargets() ? data.target(example) : Float.NaN;
    }
}
