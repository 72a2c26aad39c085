package io.github.tammes.data;

import io.github.tammes.data.internal.TargetText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.Checksum;

/** The classes and targets of N examples, either of which may be absent; what both kinds of examples have in common. */
final class Labels {

    private final int size;
    private final int[] labels;
    private final List<String> classNames;
    private final float[] targets;
    private final String unit;

    private Labels(int size, int[] labels, List<String> classNames, float[] targets, String unit) {
        this.size = size;
        this.labels = labels;
        this.classNames = classNames;
        this.targets = targets;
        this.unit = unit;
    }

    static Labels none(int size) {
        return new Labels(size, null, List.of(), null, "");
    }

    Labels withLabels(int[] newLabels, List<String> names) {
        requireSize("labels", newLabels.length);
        for (int i = 0; i < size; i++) {
            if (newLabels[i] < 0 || newLabels[i] >= names.size()) {
                throw new IllegalArgumentException("The label of example " + i + " is " + newLabels[i] + ", outside 0…"
                        + (names.size() - 1) + " for " + names.size() + " class names.");
            }
        }
        requireDistinct("class", "classes", names);
        return new Labels(size, newLabels.clone(), List.copyOf(names), targets, unit);
    }

    /** Refuses names of which two are the same; one and several of what has them are for the message. */
    static void requireDistinct(String one, String several, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("Two " + several + " are both named \"" + name + "\"; give every "
                        + one + " a name of its own.");
            }
        }
    }

    Labels withTargets(float[] newTargets) {
        requireSize("targets", newTargets.length);
        for (int i = 0; i < size; i++) {
            if (!Float.isFinite(newTargets[i])) {
                throw new IllegalArgumentException(
                        "The target of example " + i + " is " + newTargets[i] + "; it must be a finite number.");
            }
        }
        return new Labels(size, labels, classNames, newTargets.clone(), "");
    }

    Labels withUnit(String newUnit) {
        if (targets == null) {
            throw new IllegalStateException("These examples have no targets that could have a unit.");
        }
        return new Labels(size, labels, classNames, targets, newUnit.strip());
    }

    String unit() {
        return unit;
    }

    private void requireSize(String what, int length) {
        if (length != size) {
            throw new IllegalArgumentException(
                    "There are " + size + " examples but " + length + " " + what + "; each example needs one.");
        }
    }

    int size() {
        return size;
    }

    boolean hasLabels() {
        return labels != null;
    }

    List<String> classNames() {
        return classNames;
    }

    boolean hasTargets() {
        return targets != null;
    }

    int label(int example) {
        if (labels == null) {
            throw new IllegalStateException("These examples have no classes; give them some by withLabels.");
        }
        return labels[Objects.checkIndex(example, size)];
    }

    float target(int example) {
        if (targets == null) {
            throw new IllegalStateException("These examples have no targets; give them some by withTargets.");
        }
        return targets[Objects.checkIndex(example, size)];
    }

    Labels select(int[] indices) {
        int[] chosenLabels = labels == null
                ? null
                : Arrays.stream(indices)
                        .map(i -> labels[Objects.checkIndex(i, size)])
                        .toArray();
        float[] chosenTargets = null;
        if (targets != null) {
            chosenTargets = new float[indices.length];
            for (int i = 0; i < indices.length; i++) {
                chosenTargets[i] = targets[Objects.checkIndex(indices[i], size)];
            }
        }
        return new Labels(indices.length, chosenLabels, classNames, chosenTargets, unit);
    }

    /** Says in words what there is, as the end of a sentence; empty if nothing. */
    String summary() {
        StringBuilder text = new StringBuilder();
        if (labels != null) {
            text.append(", ").append(classNames.size()).append(" classes");
        }
        if (targets != null && size > 0) {
            float min = targets[0];
            float max = targets[0];
            for (float target : targets) {
                min = Math.min(min, target);
                max = Math.max(max, target);
            }
            text.append(", targets from ").append(rounded(min)).append(" to ").append(rounded(max));
            text.append(unit.isEmpty() ? "" : " " + unit);
        }
        return text.toString();
    }

    /** Four digits, and all before the point. */
    private static String rounded(float target) {
        BigDecimal number = new BigDecimal(target);
        int digits = Math.max(4, number.precision() - number.scale());
        return TargetText.rounded(number, new MathContext(digits));
    }

    /** Adds all classes, their names and all targets to a checksum. */
    void addTo(Checksum checksum) {
        ByteBuffer bytes = ByteBuffer.allocate(size * (Integer.BYTES + Float.BYTES));
        for (int i = 0; i < size; i++) {
            bytes.putInt(labels == null ? -1 : labels[i]).putFloat(targets == null ? Float.NaN : targets[i]);
        }
        checksum.update(bytes.flip());
        checksum.update(String.join("\n", classNames).getBytes(StandardCharsets.UTF_8));
    }
}
