package io.github.tammes.kernel;

import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Charts as vector graphics, by a library that the person brings because of its licence.
 *
 * <p>XChart's own encoder does the same, but finds the library only if it was loaded together with XChart, and a
 * notebook adds it later.
 */
final class Svg {

    private static final String LIBRARY = "de.erichseifert.vectorgraphics2d.";

    private Svg() {}

    static String of(Chart<?, ?> chart) {
        try {
            int width = chart.getWidth();
            int height = chart.getHeight();
            Object graphics = type("VectorGraphics2D").getConstructor().newInstance();
            AxisLabels.paint(chart, (Graphics2D) graphics);
            Object commands = type("VectorGraphics2D").getMethod("getCommands").invoke(graphics);
            Object page = type("util.PageSize")
                    .getConstructor(double.class, double.class, double.class, double.class)
                    .newInstance(0.0, 0.0, (double) width, (double) height);
            Object processor = type("svg.SVGProcessor").getConstructor().newInstance();
            Object document = method(type("Processor"), "getDocument").invoke(processor, commands, page);
            var bytes = new ByteArrayOutputStream();
            type("Document").getMethod("writeTo", OutputStream.class).invoke(document, bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "SVG is drawn by the library VectorGraphics2D, which is not part of Tammes because of its licence"
                            + " (LGPL): run Tammes.add(\"de.erichseifert.vectorgraphics2d:VectorGraphics2D:0.13\")"
                            + " first, or show the chart as it is",
                    e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of VectorGraphics2D is not known: use 0.13", e);
        }
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(LIBRARY + name, true, Thread.currentThread().getContextClassLoader());
    }

    private static Method method(Class<?> type, String name) throws NoSuchMethodException {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(type + "." + name));
    }
}
