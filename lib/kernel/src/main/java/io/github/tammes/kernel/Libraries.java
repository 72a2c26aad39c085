package io.github.tammes.kernel;

import io.github.tammes.display.Display;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.aether.artifact.Artifact;

/** The libraries of a running notebook: one graph, resolved anew whenever something is added, so that versions agree. */
final class Libraries {

    private final Backend backend;
    private final MavenResolver resolver;
    private final PinnedLibraries pinned;
    private final LoadedJars loaded;
    private final Set<String> added = new LinkedHashSet<>();
    private Set<String> chosen = Set.of();

    Libraries(Backend backend, MavenResolver resolver, PinnedLibraries pinned, LoadedJars loaded) {
        this.backend = backend;
        this.resolver = resolver;
        this.pinned = pinned;
        this.loaded = loaded;
    }

    /** Brings what this version of Tammes needs on a machine; says what was chosen and why. */
    void bringNatives(Machine machine, boolean cpuOnly) {
        Natives natives = Natives.choose(machine, pinned, cpuOnly, loaded.hasArtifact("pytorch-native-cpu"));
        // What an earlier choice has set would have DJL find its libraries still.
        chosen.forEach(System::clearProperty);
        natives.properties().forEach(System::setProperty);
        chosen = natives.properties().keySet();
        bring(natives.artifacts(), "Tammes " + pinned.tammes() + " runs on " + natives.reason());
    }

    /** Brings further artifacts, in versions that agree with all that was asked for before. */
    void add(List<String> coordinates) {
        bring(coordinates, "Asked for " + String.join(", ", coordinates));
    }

    private void bring(List<String> coordinates, String words) {
        Set<String> wanted = new LinkedHashSet<>(added);
        wanted.addAll(coordinates);
        loaded.addThoseOfThisJava();
        var downloads = new Downloads();
        try (Display.Live line = Display.current().live(downloads.toString())) {
            try {
                List<Artifact> graph = Background.run(
                        () -> resolver.resolve(pinned.coordinates(), List.copyOf(wanted), downloads),
                        new Changes(downloads::toString, line::update));
                line.update(words + ".\n" + String.join("; ", load(graph, coordinates, downloads)) + ".");
            } catch (RuntimeException e) {
                line.update("No library was added."); // or it would seem to go on, above the error
                throw e;
            }
        }
        added.addAll(coordinates);
    }

    /** Puts on the class path what is not there, and says in parts of a sentence what was done. */
    private List<String> load(List<Artifact> graph, List<String> coordinates, Downloads downloads) {
        List<Path> news = graph.stream()
                .map(artifact -> artifact.getFile().toPath())
                .filter(jar -> !loaded.has(jar))
                .toList();
        List<Path> usable = loaded.usable(news);
        usable.forEach(DamagedJarException::require);
        backend.addToClasspath(usable);
        List<String> details = new ArrayList<>();
        details.add(
                usable.isEmpty()
                        ? "Nothing new had to be loaded"
                        : usable.size() + (usable.size() == 1 ? " jar" : " jars") + " added");
        downloads.total().ifPresent(details::add);
        details.addAll(VersionsGivenWay.sentences(coordinates, graph));
        details.addAll(loaded.conflicts(news));
        loaded.add(usable);
        return details;
    }
}
