package io.github.tammes.kernel;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Makes a chart that nobody sees while the kernel still starts, and a little later a table: so Java's fonts and graphics are loaded, and
 * Tablesaw's classes are, on a thread that no interrupt of a cell hits. Interrupted at that they are unusable for ever.
 */
final class WarmUp {

    /** Tablesaw looks through all jars for what reads and writes tables, which would hold up a first cell. */
    private static final int SECONDS_BETWEEN = 3;

    private static final int LONGEST_WAIT = 20;

    private static final CountDownLatch NOW = new CountDownLatch(1);

    private static Thread thread;

    private WarmUp() {}

    /** Starts it, unless it has been started, and returns its thread. */
    static synchronized Thread start() {
        if (thread == null) {
            thread = new Thread(WarmUp::draw, "tammes-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
        return thread;
    }

    /**
     * Waits until Tablesaw's types of columns are loaded, which no cell may do while the warm-up does: a type waits for
     * {@link ColumnType} and that for each type, so that two threads that begin at different ones wait for each other for ever.
     */
    static void loadColumnTypes() {
        ColumnType.values();
    }

    /**
     * Waits until the table is made, and makes it now: what is about to interrupt a cell calls this first. Classes that the cell
     * itself is loading are waited for as well.
     */
    static void finish() {
        Thread started = start();
        NOW.countDown();
        try {
            started.join(TimeUnit.SECONDS.toMillis(LONGEST_WAIT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void draw() {
        try {
            loadColumnTypes();
            var chart = new XYChart(200, 150);
            chart.setTitle("warm-up");
            chart.addSeries("line", new double[] {1, 2});
            Renderings.render(chart);
            NOW.await(SECONDS_BETWEEN, TimeUnit.SECONDS);
            Renderings.render(Table.create("warm-up", IntColumn.create("number", 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError e) {
            // Whatever is wrong, for example a machine without fonts, the first chart of the person will say it.
        }
    }
}
