package io.github.tammes.data;

import io.github.tammes.data.internal.Checksum;
import io.github.tammes.data.internal.KeyedRandom;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** Draws a validation part: stratified, seeded, and with copies of an input on one side. */
final class ValidationDraw {

    /** How many parts the range of targets is divided into, with the same number of examples in each. */
    private static final int TARGET_STRATA = 10;

    private ValidationDraw() {}

    /**
     * Draws.
     *
     * @return for each example whether it is drawn
     * @throws IllegalArgumentException if the share is out of range, or all or none would be drawn
     * @throws CancellationException if the thread is interrupted
     */
    static boolean[] of(Examples examples, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share is " + share + " but must be above 0 and below 1");
        }
        int[] stratum = strata(examples);
        int[] wanted = new int[Arrays.stream(stratum).max().orElse(0) + 1];
        for (int s = 0; s < wanted.length; s++) {
            int number = s;
            wanted[s] = (int) Math.round(share
                    * Arrays.stream(stratum).filter(other -> other == number).count());
        }
        boolean[] drawn = new boolean[examples.size()];
        List<List<Integer>> groups = copies(examples);
        for (int place : KeyedRandom.permutation(groups.size(), new SplittableRandom(seed))) {
            List<Integer> group = groups.get(place);
            if (group.size() <= wanted[stratum[group.get(0)]]) {
                wanted[stratum[group.get(0)]] -= group.size();
                group.forEach(i -> drawn[i] = true);
            }
        }
        int count = indices(drawn, true).length;
        if (count == 0 || count == drawn.length) {
            throw new IllegalArgumentException("a share of " + share + " of the " + drawn.length + " examples of "
                    + examples.name() + " leaves one side empty; choose another share");
        }
        return drawn;
    }

    static int[] indices(boolean[] drawn, boolean wanted) {
        return IntStream.range(0, drawn.length).filter(i -> drawn[i] == wanted).toArray();
    }

    /** Classes; without them tenths of the targets; without these one for all. */
    private static int[] strata(Examples examples) {
        int[] strata = new int[examples.size()];
        if (examples.hasLabels()) {
            Arrays.setAll(strata, examples::label);
        } else if (examples.hasTargets()) {
            List<Integer> sorted = IntStream.range(0, strata.length)
                    .boxed()
                    .sorted(Comparator.comparing(examples::target))
                    .toList();
            for (int place = 0; place < strata.length; place++) {
                strata[sorted.get(place)] = (int) ((long) place * TARGET_STRATA / strata.length);
            }
        }
        return strata;
    }

    /** Examples of the same content, groups in the order of their first member; most have one. */
    private static List<List<Integer>> copies(Examples examples) {
        Map<Object, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < examples.size(); i++) {
            // Images on disk are all read here.
            if (Thread.interrupted()) {
                throw new CancellationException("looking for copies in " + examples.name() + " was interrupted");
            }
            groups.computeIfAbsent(content(examples, i), key -> new ArrayList<>(1))
                    .add(i);
        }
        return List.copyOf(groups.values());
    }

    /** What equals for inputs of the same content, and no others; of what may be on disk a checksum. */
    private static Object content(Examples examples, int example) {
        if (examples instanceof ImageData data) {
            Images images = data.images();
            byte[] pixels = new byte[images.bytesPerImage()];
            images.read(example, pixels);
            return Checksum.sha256(pixels);
        }
        float[] values = new float[(int) examples.inputShape().size()];
        if (examples instanceof DatasetExamples records) {
            records.read(example, values);
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
            bytes.asFloatBuffer().put(values);
            return Checksum.sha256(bytes.array());
        }
        ((TableData) examples).read(example, values);
        return FloatBuffer.wrap(values);
    }
}
