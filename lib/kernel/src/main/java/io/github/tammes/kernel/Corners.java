package io.github.tammes.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The values at both ends of each axis of a large array, as NumPy prints it. */
final class Corners {

    private static final int MAX_EDGE = 3;
    private static final int MAX_SHOWN = 1000;

    private final Shape whole;
    private final int edge;
    private final String[] values;
    private final int width;
    private int next;

    private Corners(Shape whole, int edge, String[] values) {
        this.whole = whole;
        this.edge = edge;
        this.values = values;
        int widest = 0;
        for (String value : values) {
            widest = Math.max(widest, value.length());
        }
        this.width = widest;
    }

    static String of(NDArray array) {
        Shape shape = array.getShape();
        int edge = MAX_EDGE;
        while (edge > 1 && Math.pow(2 * edge + 1, shape.dimension()) > MAX_SHOWN) {
            edge--;
        }
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray small = array;
            for (int axis = 0; axis < shape.dimension(); axis++) {
                if (isCut(shape.get(axis), edge)) {
                    NDArray first = small.get(slice(shape.dimension(), axis, ":" + edge));
                    NDArray last = small.get(slice(shape.dimension(), axis, "-" + edge + ":"));
                    small = first.concat(last, axis);
                }
            }
            Number[] numbers = small.toArray();
            String[] texts = new String[numbers.length];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = text(numbers[i], array.getDataType());
            }
            return new Corners(shape, edge, texts).axis(0);
        }
    }

    private static boolean isCut(long length, int edge) {
        return length > 2L * edge + 1;
    }

    private static NDIndex slice(int dimensions, int axis, String range) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            all.add(i == axis ? range : ":");
        }
        return new NDIndex(String.join(", ", all));
    }

    private static String text(Number value, DataType type) {
        if (type == DataType.BOOLEAN) {
            return String.valueOf(value.intValue() != 0);
        }
        return type.isFloating() ? CellText.shorten(value.doubleValue()) : value.toString();
    }

    private String axis(int axis) {
        long length = whole.get(axis);
        boolean cut = isCut(length, edge);
        long shown = cut ? 2L * edge : length;
        boolean innermost = axis == whole.dimension() - 1;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            if (cut && i == edge) {
                parts.add("…");
            }
            parts.add(innermost ? padded(values[next++]) : axis(axis + 1));
        }
        return "[" + String.join(innermost ? ", " : ",\n" + " ".repeat(axis + 1), parts) + "]";
    }

    private String padded(String value) {
        return String.format(Locale.ROOT, "%" + width + "s", value);
    }
}
