package io.github.tammes.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/** A JJava kernel without Java and without Jupyter: renders for real, remembers what it is told to display and to run. */
final class FakeJJava extends BaseKernel {

    final List<DisplayData> shown = new ArrayList<>();
    final List<String> classpath = new ArrayList<>();
    final List<String> evaluated = new ArrayList<>();

    FakeJJava() {
        super(
                "Fake",
                "1",
                null,
                List.of(),
                null,
                new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new Renderer(),
                null,
                new MagicsRegistry(),
                false,
                new StringStyler.Builder().build());
    }

    /** Writes a line of code as the kernel does in errors, with a part of it marked. */
    List<String> marked(String source, int start, int end) {
        return errorStyler.highlightSubstringLines(source, start, end);
    }

    void start() {
        installNotebookKernel();
    }

    void stop() {
        uninstallNotebookKernel();
    }

    @Override
    public void display(DisplayData data) {
        shown.add(data);
    }

    /** Not of the base class; called by name, as JJava's own. */
    public void addToClasspath(String path) {
        classpath.add(path);
    }

    @Override
    public Object evalRaw(String source) {
        evaluated.add(source);
        return null;
    }

    @Override
    public DisplayData inspect(String code, int at, boolean detail) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String isComplete(String code) {
        throw new UnsupportedOperationException();
    }
}
