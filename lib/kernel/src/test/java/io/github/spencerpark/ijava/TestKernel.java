package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/** A small Java kernel on the base classes of IJava: JShell in this process, the last value of a cell rendered. */
public final class TestKernel extends BaseKernel {

    /** Where a snippet leaves the value that JShell itself would give only as text. */
    public static volatile Object result;

    private final JShell shell = JShell.builder().executionEngine("local").build();
    private final Magics magics = new Magics();
    private final List<String> classpath = new ArrayList<>();

    /** As in IJava. */
    public void addToClasspath(String path) {
        classpath.add(path);
        shell.addToClasspath(path);
    }

    /** As in IJava. */
    public Magics getMagics() {
        return magics;
    }

    /** What {@link #addToClasspath} has been told. */
    public List<String> classpath() {
        return classpath;
    }

    @Override
    public DisplayData eval(String code) throws Exception {
        result = null;
        if (code.startsWith("%")) {
            List<String> words = List.of(code.substring(1).strip().split("\\s+"));
            magics.applyLineMagic(words.get(0), words.subList(1, words.size()));
            return null;
        }
        String rest = code;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            for (SnippetEvent event : shell.eval(next.source())) {
                check(event);
            }
            rest = next.remaining();
        }
        return result == null ? null : getRenderer().render(result);
    }

    private void check(SnippetEvent event) throws Exception {
        if (event.exception() != null) {
            throw event.exception();
        }
        if (event.status() == Snippet.Status.REJECTED) {
            throw new IllegalArgumentException(
                    shell.diagnostics(event.snippet()).toList().toString());
        }
        String name = valueName(event.snippet());
        if (name != null) {
            shell.eval(TestKernel.class.getName() + ".result = " + name + ";");
        }
    }

    private static String valueName(Snippet snippet) {
        if (snippet instanceof ExpressionSnippet expression) {
            return expression.name();
        }
        boolean isTemporary = snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
        return isTemporary && snippet instanceof VarSnippet variable ? variable.name() : null;
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java").build();
    }

    @Override
    public void onShutdown(boolean isRestarting) {
        shell.close();
    }
}
