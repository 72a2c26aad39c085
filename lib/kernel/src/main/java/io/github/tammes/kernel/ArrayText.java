package io.github.tammes.kernel;

import java.lang.reflect.Array;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Java array in words: its type and lengths, and its values, of many only the first and last. */
final class ArrayText {

    private static final int MAX_VALUES = 100;
    private static final int MAX_ROWS = 20;
    private static final int EDGE = 3;
    private static final int MAX_DEPTH = 8;

    private ArrayText() {}

    static String of(Object array) {
        Class<?> innermost = array.getClass();
        while (innermost.isArray()) {
            innermost = innermost.getComponentType();
        }
        return innermost.getSimpleName()
                + lengths(array)
                + (array.getClass().getComponentType().isArray() ? "\n" : " ")
                + values(array, 0);
    }

    /** The lengths of a rectangular array; the inner ones of another are left open. */
    private static String lengths(Object array) {
        StringBuilder lengths = new StringBuilder();
        Stream<Object> level = Stream.of(array);
        for (Class<?> type = array.getClass(); type.isArray(); type = type.getComponentType()) {
            boolean arrayOfArrays = type.getComponentType().isArray();
            var arrays = level.filter(Objects::nonNull).toList();
            var distinct = arrays.stream().map(Array::getLength).distinct().toList();
            lengths.append('[')
                    .append(distinct.size() == 1 ? distinct.get(0) : "")
                    .append(']');
            level = arrayOfArrays ? arrays.stream().flatMap(each -> Stream.of((Object[]) each)) : Stream.empty();
        }
        return lengths.toString();
    }

    private static String values(Object array, int depth) {
        int length = Array.getLength(array);
        boolean rows = IntStream.range(0, Math.min(length, EDGE))
                .mapToObj(i -> Array.get(array, i))
                .anyMatch(value -> value != null && value.getClass().isArray());
        if (depth > MAX_DEPTH) { // an array may be in itself
            return "{…}";
        }
        boolean all = length <= (rows ? MAX_ROWS : MAX_VALUES);
        Stream<String> first = IntStream.range(0, all ? length : EDGE).mapToObj(i -> value(Array.get(array, i), depth));
        Stream<String> last = all
                ? Stream.empty()
                : Stream.concat(
                        Stream.of("…"),
                        IntStream.range(length - EDGE, length).mapToObj(i -> value(Array.get(array, i), depth)));
        String separator = rows ? ",\n" + " ".repeat(depth + 1) : ", ";
        return Stream.concat(first, last).collect(Collectors.joining(separator, "{", "}"));
    }

    private static String value(Object value, int depth) {
        if (value != null && value.getClass().isArray()) {
            return values(value, depth + 1);
        }
        if (value instanceof Double || value instanceof Float) {
            return CellText.shorten(((Number) value).doubleValue());
        }
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }
}
