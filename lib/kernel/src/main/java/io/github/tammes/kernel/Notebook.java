package io.github.tammes.kernel;

import io.github.tammes.display.Display;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One running kernel that has been taught to show our values. */
final class Notebook {

    private static final Duration MIN_UPDATE_INTERVAL = Duration.ofMillis(200);

    private final Backend backend;
    private Libraries libraries;
    private boolean imported;

    private Notebook(Backend backend) {
        this.backend = backend;
    }

    static Notebook install(Backend backend) {
        WarmUp.start();
        WarmUp.loadColumnTypes();
        backend.mendErrors();
        Renderings.ALL.forEach(backend::register);
        NotebookMagics.register(backend);
        Display.use(new NotebookDisplay(backend, MIN_UPDATE_INTERVAL));
        return new Notebook(backend);
    }

    boolean isOf(Backend other) {
        return backend.kernel() == other.kernel();
    }

    String kernelName() {
        return backend.name();
    }

    /** The libraries; made when first asked for, because the resolver is large and most notebooks need none. */
    Libraries libraries() {
        if (libraries == null) {
            libraries = new Libraries(backend, MavenResolver.ofUser(), PinnedLibraries.read(), LoadedJars.ofThisJava());
        }
        return libraries;
    }

    void imports(List<String> first) {
        if (imported) {
            return;
        }
        imported = true;
        List<String> all =
                Stream.concat(first.stream(), Imports.lines().stream()).toList();
        if (backend.shell().filter(shell -> Imports.evaluate(shell, all)).isPresent()) {
            return;
        }
        for (String line : all) {
            try {
                backend.evaluate(line);
            } catch (RuntimeException e) { // a kernel whose start-up throws is dead: one import costs only itself
                System.err.println("Tammes could not " + line);
            }
        }
    }
}
