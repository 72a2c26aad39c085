package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.display.Display;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class JJavaBackendTest {

    private final Display before = Display.current();
    private final FakeJJava kernel = new FakeJJava();

    @BeforeEach
    void start() {
        kernel.start();
    }

    @AfterEach
    void stop() {
        kernel.stop();
        Display.use(before);
    }

    private static Object data(DisplayData shown, String mime) {
        return shown.getData(MIMEType.parse(mime));
    }

    private static XYChart chart() {
        XYChart chart = new XYChartBuilder().width(60).height(60).build();
        chart.addSeries("line", new double[] {1, 2});
        return chart;
    }

    @Test
    void theKernelFindsTheExtensionAndItInstalls() {
        List<Extension> found = ServiceLoader.load(Extension.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        assertEquals(1, found.size());
        found.get(0).install(kernel);
        assertNotSame(before, Display.current());
        assertTrue(kernel.getMagicsRegistry().getLineMagicNames().contains("tammes"));
    }

    @Test
    void aSecondInstallChangesNothing() {
        assertTrue(Tammes.install());
        Display display = Display.current();
        assertTrue(Tammes.install());
        assertSame(display, Display.current());
    }

    @Test
    void theKernelDrawsOurValues() {
        Tammes.install();
        DisplayData drawn = kernel.getRenderer().render(chart());
        assertNotNull(data(drawn, MimeBundle.PNG));
        assertEquals("A chart of line.", data(drawn, MimeBundle.TEXT));
        DisplayData table = kernel.getRenderer().render(Table.create(IntColumn.create("n", 1)));
        assertTrue(data(table, MimeBundle.HTML).toString().contains("<table>"));
    }

    @Test
    void anUnwantedFormIsNotMade() {
        Tammes.install();
        DisplayData drawn = kernel.getRenderer().renderAs(chart(), MimeBundle.TEXT);
        assertNull(data(drawn, MimeBundle.PNG));
    }

    @Test
    void showGoesToTheCell() {
        Tammes.install();
        Tammes.show(chart(), "words", null);
        assertEquals(3, kernel.shown.size());
        assertNotNull(data(kernel.shown.get(0), MimeBundle.PNG));
        assertEquals("words", data(kernel.shown.get(1), MimeBundle.TEXT));
        assertEquals("null", data(kernel.shown.get(2), MimeBundle.TEXT));
        assertFalse(
                kernel.shown.get(0).getDisplayId().equals(kernel.shown.get(1).getDisplayId()));
    }

    @Test
    void theClassPathIsHandedOverAtOnce() {
        Backend backend = Backends.find().orElseThrow();
        backend.addToClasspath(List.of(Path.of("a.jar"), Path.of("b.jar")));
        assertEquals(List.of("a.jar" + File.pathSeparator + "b.jar"), kernel.classpath);
        assertEquals("Fake 1", backend.name());
    }

    @Test
    void importsAreMadeOnce() {
        Tammes.install();
        Tammes.imports();
        Tammes.imports();
        assertEquals(Imports.lines(), kernel.evaluated);
    }

    @Test
    void anErrorWithAPlaceThatIsNoneIsWrittenAndNotLost() {
        List<String> usual = kernel.marked("int x = y;", 8, 9);
        assertThrows(IndexOutOfBoundsException.class, () -> kernel.marked("int x = y;", 8, 0), "what is made good");
        JJavaBackend backend = (JJavaBackend) JJavaBackend.live().orElseThrow();
        backend.mendErrors();
        backend.mendErrors();
        assertEquals(usual, kernel.marked("int x = y;", 8, 9));
        for (int[] place : new int[][] {{8, 0}, {-1, -1}, {0, 99}}) {
            assertTrue(String.join("", kernel.marked("int x = y;", place[0], place[1]))
                    .contains("int x = y;"));
        }
    }
}
