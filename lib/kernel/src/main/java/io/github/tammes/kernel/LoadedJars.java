package io.github.tammes.kernel;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The jars that a running kernel has loaded, which cannot be unloaded or replaced. */
final class LoadedJars {

    private final Set<Path> jars = new LinkedHashSet<>();

    LoadedJars(List<Path> jars) {
        add(jars);
    }

    /** Reads the class path of this Java, to which JJava adds what it loads. */
    static LoadedJars ofThisJava() {
        LoadedJars loaded = new LoadedJars(List.of());
        loaded.addThoseOfThisJava();
        return loaded;
    }

    /** Adds what JJava's own magics have loaded since. */
    void addThoseOfThisJava() {
        String[] paths = System.getProperty("java.class.path").split(File.pathSeparator);
        add(List.of(paths).stream()
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toList());
    }

    final void add(List<Path> news) {
        news.forEach(jar -> jars.add(normal(jar)));
    }

    boolean has(Path jar) {
        return jars.contains(normal(jar));
    }

    /** Whether there is any version of an artifact. */
    boolean hasArtifact(String id) {
        return jars.stream().anyMatch(jar -> jar.getFileName().toString().startsWith(id + "-"));
    }

    /** Keeps those of the jars that no other version of the same artifact stands in the way of. */
    List<Path> usable(List<Path> news) {
        return news.stream().filter(jar -> inTheWay(jar).isEmpty()).toList();
    }

    /** Says for the other jars what stands in their way. */
    List<String> conflicts(List<Path> news) {
        return news.stream()
                .flatMap(jar -> inTheWay(jar).stream()
                        .map(other -> jar.getFileName() + " is not used, because " + other.getFileName()
                                + " is loaded already"))
                .toList();
    }

    // In a Maven repository the folder of a jar is named by its version, and that one's parent by the artifact.
    private Optional<Path> inTheWay(Path jar) {
        Path version = normal(jar).getParent();
        return jars.stream()
                .filter(other -> !other.getParent().equals(version))
                .filter(other -> other.getParent().getParent() != null
                        && other.getParent().getParent().equals(version.getParent()))
                .findFirst();
    }

    private static Path normal(Path jar) {
        return jar.toAbsolutePath().normalize();
    }
}
