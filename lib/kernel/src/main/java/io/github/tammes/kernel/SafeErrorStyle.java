package io.github.tammes.kernel;

import java.lang.reflect.Field;
import java.util.List;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/**
 * JJava's way to write errors, but safe from places that are none. For a method reference that does not fit, the compiler names
 * a place that ends before it begins. JJava (1.0-a6 to 1.0-a8) then fails while it writes the error, sends no reply, and the cell
 * runs for ever.
 */
final class SafeErrorStyle extends StringStyler {

    private SafeErrorStyle(StringStyler style) throws ReflectiveOperationException {
        super(
                (String) read(style, "primaryStyle"),
                (String) read(style, "secondaryStyle"),
                (String) read(style, "hlStyle"),
                prefix(style));
    }

    /** Gives a kernel this style in place of its own; a version of JJava that is made in another way keeps its own. */
    static void install(BaseKernel kernel) {
        try {
            Field field = accessible(BaseKernel.class, "errorStyler");
            if (!(field.get(kernel) instanceof SafeErrorStyle)) {
                field.set(kernel, new SafeErrorStyle((StringStyler) field.get(kernel)));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Nothing is lost: errors are then written as JJava writes them.
        }
    }

    @SuppressWarnings("unchecked") // JJava declares the field so.
    private static Function<Integer, String> prefix(StringStyler style) throws ReflectiveOperationException {
        return (Function<Integer, String>) read(style, "linePrefix");
    }

    private static Object read(StringStyler style, String name) throws ReflectiveOperationException {
        return accessible(StringStyler.class, name).get(style);
    }

    private static Field accessible(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    @Override
    public List<String> highlightSubstringLines(String source, int start, int end) {
        return 0 <= start && start <= end && end <= source.length()
                ? super.highlightSubstringLines(source, start, end)
                : primaryLines(source);
    }
}
