package io.github.tammes.kernel;

import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/** Says which of the asked-for versions lost against one that the graph has already. */
final class VersionsGivenWay {

    /** A range, or what names no version at all: whatever is chosen is what was asked for. */
    private static final Pattern OPEN = Pattern.compile("[\\[(].*|LATEST|RELEASE");

    private VersionsGivenWay() {}

    static List<String> sentences(List<String> coordinates, List<Artifact> graph) {
        return coordinates.stream()
                .<Artifact>map(DefaultArtifact::new)
                .flatMap(asked -> graph.stream()
                        .filter(chosen -> isOther(chosen, asked))
                        .map(chosen -> asked.getArtifactId() + " " + asked.getVersion() + " is not used, because "
                                + chosen.getVersion() + " goes with the other libraries"))
                .toList();
    }

    private static boolean isOther(Artifact chosen, Artifact asked) {
        return chosen.getGroupId().equals(asked.getGroupId())
                && chosen.getArtifactId().equals(asked.getArtifactId())
                && chosen.getClassifier().equals(asked.getClassifier())
                && !OPEN.matcher(asked.getVersion()).matches()
                && !chosen.getBaseVersion().equals(asked.getBaseVersion());
    }
}
