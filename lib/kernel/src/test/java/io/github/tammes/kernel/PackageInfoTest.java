package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each package says what it is for, where to start, and shows code that compiles with what a notebook imports. */
class PackageInfoTest {

    private static final Pattern CODE = Pattern.compile("<pre>\\{@code\\n(.*?)\\n ?\\*? ?}</pre>", Pattern.DOTALL);

    static Stream<Path> packages() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files
                    .filter(file -> file.toString().contains("/src/main/java/")
                            && !file.toString().contains("/bench/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void saysWhatItIsForAndWhereToStartAndShowsCodeThatCompiles(Path folder, @TempDir Path classes) throws IOException {
        String text = Files.readString(folder.resolve("package-info.java"));
        assertTrue(text.startsWith("/**"), text);
        if (folder.endsWith("internal") || folder.endsWith("command")) {
            return; // for nobody to start with, and for the shell
        }
        assertTrue(text.contains("Start with {@link"), text);
        Matcher code = CODE.matcher(text);
        assertTrue(code.find(), text);
        List<String> lines = code.group(1)
                .lines()
                .map(line -> line.replaceFirst("^ \\* ?", ""))
                .toList();
        assertTrue(lines.size() >= 3, text);
        if (!folder.endsWith("spark")) { // which a notebook adds when it wants it, and Spark's own libraries with it
            assertEquals("", errors(packageOf(text), String.join("\n", lines), classes));
        }
    }

    private static String packageOf(String text) {
        return text.substring(text.lastIndexOf("package ") + "package ".length(), text.lastIndexOf(';'));
    }

    /** What the compiler says of a cell's code, with the package itself and a notebook's imports. */
    private static String errors(String itsPackage, String cell, Path classes) throws IOException {
        String imports = new String(
                PackageInfoTest.class.getResourceAsStream("imports.jshell").readAllBytes(), StandardCharsets.UTF_8);
        String source = "import java.util.*;\nimport " + itsPackage + ".*;\n" + imports
                + "\nclass Cell { void run() throws Exception {\n" + cell + "\n} }";
        var file = new SimpleJavaFileObject(URI.create("string:///Cell.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var said = new StringWriter();
        var options = List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        boolean compiles = ToolProvider.getSystemJavaCompiler()
                .getTask(said, null, null, options, null, List.of(file))
                .call();
        return compiles ? "" : said.toString();
    }
}
