package io.github.tammes.kernel;

import org.knowm.xchart.XYChart;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Makes a chart and a table that nobody sees while the kernel still starts: so Java's fonts and graphics are loaded, and
 * Tablesaw's classes are, on a thread that no interrupt of a cell hits. Interrupted at that they are unusable for ever.
 */
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
            Renderings.render(Table.create("warm-up", IntColumn.create("number", 1)));
            Renderings.render(chart);
        } catch (RuntimeException | LinkageError e) {
            // Whatever is wrong, for example a machine without fonts, the first chart of the person will say it.
        }
    }
}
