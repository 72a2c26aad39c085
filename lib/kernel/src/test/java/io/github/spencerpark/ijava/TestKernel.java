package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.LineMagicParseContext;
import io.github.spencerpark.jupyter.kernel.magic.MagicParser;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import io.github.spencerpark.jupyter.kernel.util.GlobFinder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/**
 * A small Java kernel on the base classes of IJava: JShell in this process, the last value of a cell rendered, and the two
 * environment variables by which IJava is told of a class path and of what to run before the first cell.
 */
public final class TestKernel extends BaseKernel {

    /** Where a snippet leaves the value that JShell itself would give only as text. */
    public static volatile Object result;

    // What IJava imports before the first cell, but for its own classes.
    private static final List<String> PACKAGES = List.of(
            "java.util",
            "java.io",
            "java.math",
            "java.net",
            "java.util.concurrent",
            "java.util.prefs",
            "java.util.regex");

    // The pattern of IJava 1.3.0.
    private static final MagicParser LINES = new MagicParser("(?<=(?:^|=))\\s*%", "%%");

    private final JShell shell = JShell.builder().executionEngine("local").build();
    private final Magics magics = new Magics();
    private final List<String> classpath = new ArrayList<>();
    private String startupScript = System.getenv("IJAVA_STARTUP_SCRIPT");

    /** As in IJava: takes the class path from the environment, pattern by pattern. */
    public TestKernel() {
        PACKAGES.forEach(name -> shell.eval("import " + name + ".*;"));
        String given = System.getenv("IJAVA_CLASSPATH");
        for (String pattern : given == null ? new String[0] : given.split(File.pathSeparator)) {
            try {
                new GlobFinder(pattern)
                        .computeMatchingPaths()
                        .forEach(path -> addToClasspath(path.toAbsolutePath().toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

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
        if (startupScript != null) {
            String script = startupScript;
            startupScript = null;
            eval(script);
        }
        result = null;
        if (code.startsWith("%%")) {
            int end = code.indexOf('\n');
            List<String> words = List.of(code.substring(2, end).strip().split("\\s+"));
            magics.applyCellMagic(words.get(0), words.subList(1, words.size()), code.substring(end + 1));
            return null;
        }
        String rest = LINES.transformLineMagics(code, TestKernel::asJava);
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            result = null;
            for (SnippetEvent event : shell.eval(next.source())) {
                check(event);
            }
            rest = next.remaining();
        }
        return result == null ? null : getRenderer().render(result);
    }

    /** As in IJava: a line that begins with a percent sign becomes a call, and the lines around it stay what they are. */
    private static String asJava(LineMagicParseContext line) {
        List<String> words = new ArrayList<>(List.of(line.getMagicCall().getName()));
        words.addAll(line.getMagicCall().getArgs());
        String encoded = words.stream()
                .map(word -> Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("\", \"", "\"", "\""));
        return TestKernel.class.getName() + ".lineMagic(" + encoded + ");{};";
    }

    /** Runs the magic of a line. */
    public static Object lineMagic(String... encoded) {
        List<String> words = Stream.of(encoded)
                .map(word -> new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8))
                .toList();
        try {
            return IJava.getKernelInstance().getMagics().applyLineMagic(words.get(0), words.subList(1, words.size()));
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Exception occurred while running line magic '" + words.get(0) + "': " + e.getMessage(), e);
        }
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
