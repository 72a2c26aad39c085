package io.github.tammes.kernel;

import org.knowm.xchart.XYChart;

/** Draws a chart that nobody sees, so that Java's fonts and graphics are loaded while the kernel still starts. */
final class WarmUp {

    private WarmUp() {}

    static Thread start() {
        var thread = new Thread(WarmUp::draw, "tammes-warm-up");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void draw() {
        try {
            var chart = new XYChart(200, 150);
            chart.setTitle("warm-up");
            chart.addSeries("line", new double[] {1, 2});
            Renderings.render(chart);
        } catch (RuntimeException | LinkageError e) {
            // Whatever is wrong, for example a machine without fonts, the first chart of the person will say it.
        }
    }
}
