package io.github.tammes.kernel;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.transfer.AbstractTransferListener;

/**
 * The sources of Java and of the libraries, from which JShell takes comments. Those of libraries come from Maven's repositories when
 * somebody first asks for help, and only those that can be had.
 */
final class LibrarySources {

    /** Folders of sources of this library, for a kernel in a checkout. */
    private static final String OWN = "tammes.sources";

    private static final List<String> DOCUMENTED =
            List.of("ai.djl:api:", "org.knowm.xchart:xchart:", "tech.tablesaw:tablesaw-core:");
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch done = new CountDownLatch(1);
    private boolean started;

    /** Brings the sources; waits for them a little, so that a first question is answered at all. */
    void bring() {
        start();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return; // the next question may find them
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        // JShell keeps the list that it finds at the first question, so what comes later has to be put into this one.
        List<Path> all = new CopyOnWriteArrayList<>(local());
        use(all);
        var thread = new Thread(
                () -> {
                    try {
                        all.addAll(resolved());
                    } finally {
                        done.countDown();
                    }
                },
                "tammes-sources");
        thread.setDaemon(true);
        thread.start();
    }

    private static List<Path> local() {
        List<Path> paths = new ArrayList<>();
        Stream.of(System.getProperty(OWN, "").split(File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isDirectory)
                .forEach(paths::add);
        Path java = Path.of(System.getProperty("java.home"), "lib", "src.zip");
        if (Files.isRegularFile(java)) {
            try (DirectoryStream<Path> modules =
                    Files.newDirectoryStream(FileSystems.newFileSystem(java).getPath("/"), Files::isDirectory)) {
                modules.forEach(paths::add);
            } catch (IOException e) {
                // Java's own comments are then missing, as they are where there is no such file.
            }
        }
        return paths;
    }

    private static List<Path> resolved() {
        List<Path> jars = new ArrayList<>();
        MavenResolver resolver = MavenResolver.ofUser();
        for (String library : PinnedLibraries.read().coordinates()) {
            if (DOCUMENTED.stream().anyMatch(library::startsWith)) {
                int version = library.lastIndexOf(':');
                String sources = library.substring(0, version) + ":jar:sources" + library.substring(version);
                try {
                    resolver.resolve(List.of(sources), List.of(), new AbstractTransferListener() {}).stream()
                            .map(Artifact::getFile)
                            .map(File::toPath)
                            .forEach(jars::add);
                } catch (RuntimeException e) {
                    // They are not to be had here, so that only names and types can be shown.
                }
            }
        }
        return jars;
    }

    /** Tells JShell; it has no other way than the one of its own tests. */
    private static void use(List<Path> paths) {
        try {
            Field sources =
                    Class.forName("jdk.jshell.SourceCodeAnalysisImpl").getDeclaredField("availableSourcesOverride");
            sources.setAccessible(true);
            sources.set(null, paths);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // A later Java, or one that is started without access to it: names and types are shown all the same.
        }
    }
}
