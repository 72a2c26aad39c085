package io.github.tammes.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
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

/** Starts the kernel "Java (Tammes)": JJava with its magics and variables of the environment, and {@link CellKernel} in it. */
public final class NotebookKernel {

    private NotebookKernel() {}

    /**
     * Runs the kernel until Jupyter ends it.
     *
     * @param args the path of the connection file
     * @throws Exception if the connection file cannot be read or a socket not be opened
     */
    public static void main(String[] args) throws Exception {
        System.setProperty("java.util.logging.SimpleFormatter.format", "[%4$.1s %1$tF %1$tT.%1$tL %3$s] %5$s%n");
        var properties = KernelConnectionProperties.parse(Files.readString(Path.of(args[0])));
        var connection = new CellConnection(properties);
        CellKernel kernel = withMagics(new Builder())
                .name("JJava")
                .version(version())
                .compilerOpts(words("JJAVA_COMPILER_OPTS"))
                .build();
        kernel.onStartup();
        kernel.addToClasspath(System.getenv("JJAVA_CLASSPATH"));
        String startup = System.getenv("JJAVA_STARTUP_SCRIPT");
        if (startup != null) {
            kernel.evalBuilder(startup).resolveMagics().eval();
        }
        kernel.becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
    }

    @SuppressWarnings("removal") // there as long as JJava has them
    private static Builder withMagics(Builder builder) {
        var maven = new MavenDependencyResolver();
        var time = new TimeMagic();
        return builder.lineMagic("help", (CellKernel kernel, List<String> names) -> kernel.help(names))
                .lineMagic("load", new LoadMagic())
                .lineMagic("classpath", new ClasspathMagic())
                .lineMagic("jars", new JarsMagic())
                .lineMagic("time", time)
                .cellMagic("time", time)
                .lineMagic("maven", new MavenMagic(maven))
                .lineMagic("mavenRepo", new MavenRepoMagic(maven))
                .lineMagic("addMavenDependency", new AddMavenDependencyMagic(maven))
                .lineMagic("loadFromPOM", new LoadFromPomLineMagic(maven))
                .cellMagic("loadFromPOM", new LoadFromPomCellMagic(maven));
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
            JShell shell = buildJShell(evaluator);
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
