package io.github.tammes.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.dflib.jjava.kernel.JavaKernel;
import org.dflib.jjava.kernel.JavaKernelBuilder;
import org.dflib.jjava.kernel.magics.ClasspathMagic;
import org.dflib.jjava.kernel.magics.JarsMagic;
import org.dflib.jjava.kernel.magics.LoadMagic;
import org.dflib.jjava.kernel.magics.TimeMagic;
import org.dflib.jjava.maven.MavenDependencyResolver;
import org.dflib.jjava.maven.magics.AddMavenDependencyMagic;
import org.dflib.jjava.maven.magics.LoadFromPomCellMagic;
import org.dflib.jjava.maven.magics.LoadFromPomLineMagic;
import org.dflib.jjava.maven.magics.MavenMagic;
import org.dflib.jjava.maven.magics.MavenRepoMagic;

/**
 * Starts the kernel "Java (Tammes)": JJava with its magics, and {@link CellKernel} in it. Of JJava's variables of the environment it reads
 * all but JJAVA_STARTUP_SCRIPTS_PATH and JJAVA_TIMEOUT.
 */
public final class NotebookKernel {

    private NotebookKernel() {}

    /**
     * Runs the kernel until Jupyter ends it.
     *
     * @param args the path of the connection file
     * @throws Exception if the connection file cannot be read or a socket not be opened
     */
    public static void main(String[] args) throws Exception {
        WarmUp.start();
        System.setProperty("java.util.logging.SimpleFormatter.format", "[%4$.1s %1$tF %1$tT.%1$tL %3$s] %5$s%n");
        var connecting = new FutureTask<>(() -> CellConnection.read(Path.of(args[0])));
        new Thread(connecting, "tammes-connection").start();
        CellKernel kernel = withMagics(new Builder())
                .name("JJava")
                .version(version())
                .compilerOpts(words("JJAVA_COMPILER_OPTS"))
                .build();
        var connected = new FutureTask<>(() -> connect(kernel, connecting.get()));
        new Thread(connected, "tammes-connection").start();
        // Jupyter asks what the kernel is while JShell still starts: its first cell waits for that, its questions do
        // not.
        kernel.start();
        connected.get().waitUntilClose();
    }

    private static CellConnection connect(CellKernel kernel, CellConnection connection) {
        kernel.becomeHandlerForConnection(connection);
        connection.connect();
        return connection;
    }

    @SuppressWarnings("removal") // there as long as JJava has them
    private static Builder withMagics(Builder builder) {
        var time = new TimeMagic();
        return builder.lineMagic("help", (CellKernel kernel, List<String> names) -> kernel.help(names))
                .lineMagic("load", new LoadMagic())
                .lineMagic("classpath", new ClasspathMagic())
                .lineMagic("jars", new JarsMagic())
                .lineMagic("time", time)
                .cellMagic("time", time)
                .lineMagic("maven", whenCalled(() -> new MavenMagic(Maven.RESOLVER)))
                .lineMagic("mavenRepo", whenCalled(() -> new MavenRepoMagic(Maven.RESOLVER)))
                .lineMagic("addMavenDependency", whenCalled(() -> new AddMavenDependencyMagic(Maven.RESOLVER)))
                .lineMagic("loadFromPOM", whenCalled(() -> new LoadFromPomLineMagic(Maven.RESOLVER)))
                .cellMagic(
                        "loadFromPOM",
                        (JavaKernel kernel, List<String> words, String body) ->
                                new LoadFromPomCellMagic(Maven.RESOLVER).eval(kernel, words, body));
    }

    private static LineMagic<Object, JavaKernel> whenCalled(
            Supplier<? extends LineMagic<?, ? super JavaKernel>> magic) {
        return (kernel, words) -> magic.get().eval(kernel, words);
    }

    /** JJava's Maven, which takes a while to be made and which most notebooks never call. */
    private static final class Maven {
        static final MavenDependencyResolver RESOLVER = new MavenDependencyResolver();
    }

    private static List<String> words(String variable) {
        String value = System.getenv(variable);
        return value == null
                ? List.of()
                : Stream.of(value.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    private static String version() throws Exception {
        var properties = new Properties();
        try (var in = JavaKernelBuilder.class
                .getClassLoader()
                .getResourceAsStream("META-INF/maven/org.dflib.jjava/jjava-distro/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        }
        return properties.getProperty("version", "");
    }

    private static final class Builder extends JavaKernelBuilder<Builder, CellKernel> {

        @Override
        public CellKernel build() {
            var places = new CellPlaces();
            var evaluator = new CellEvaluator(buildName(), -1, TimeUnit.MILLISECONDS, places);
            JShell shell = JShell.builder()
                    .out(System.out)
                    .err(System.err)
                    .in(System.in)
                    .executionEngine(evaluator.getExecControlProvider(), Map.of())
                    .compilerOptions(compilerOpts.toArray(String[]::new))
                    .fileManager(LateClassPath::of)
                    .build();
            return new CellKernel(
                    buildName(),
                    buildVersion(),
                    buildLanguageInfo(),
                    List.of(new HelpLink("JJava", "https://github.com/dflib/jjava")),
                    new CellHistory(),
                    new CellIO(),
                    buildCommManager(),
                    buildRenderer(),
                    new CellMagics(buildMagicTranspiler(), shell),
                    buildMagicsRegistry(),
                    buildExtensionsEnabled(),
                    buildErrorStyler(),
                    shell,
                    evaluator,
                    places);
        }
    }
}
