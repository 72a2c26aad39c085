package io.github.tammes.kernel;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.eclipse.aether.version.InvalidVersionSpecificationException;

/** Says in one sentence which artifact cannot be had, and why. */
final class MissingArtifactException extends RuntimeException {

    private MissingArtifactException(String message) {
        // No trace: the sentence is for a person at a notebook, whose kernel would print all frames of all causes.
        super(message, null, false, false);
    }

    static MissingArtifactException of(DependencyResolutionException failure) {
        String name = artifact(failure).map(MissingArtifactException::name).orElse("an artifact");
        return new MissingArtifactException(name + " cannot be had: " + reason(failure));
    }

    private static String name(Artifact artifact) {
        // The kind of file is of no interest where it is the usual one.
        String classifier = artifact.getClassifier().isEmpty() ? "" : ":" + artifact.getClassifier();
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + classifier + ":" + artifact.getVersion();
    }

    private static String reason(Throwable failure) {
        if (cause(failure, RepositoryOfflineException.class).isPresent()) {
            return "Maven is set to work offline, and the artifact is not in the local repository";
        }
        Optional<InvalidVersionSpecificationException> malformed =
                cause(failure, InvalidVersionSpecificationException.class);
        if (malformed.isPresent()) {
            return "“" + malformed.get().getVersion() + "” is no version; write for example 1.10.0";
        }
        if (cause(failure, VersionRangeResolutionException.class).isPresent()) {
            return "no version of it lies in that range";
        }
        Optional<ArtifactNotFoundException> notFound = cause(failure, ArtifactNotFoundException.class);
        if (notFound.isPresent()) {
            return "no repository has it; check group, name and version";
        }
        return rootCause(failure) + "; check the network connection";
    }

    private static Optional<Artifact> artifact(Throwable failure) {
        Optional<Artifact> file = cause(failure, ArtifactResolutionException.class).stream()
                .flatMap(e -> e.getResults().stream())
                .filter(ArtifactResult::isMissing)
                .map(result -> result.getRequest().getArtifact())
                .findFirst();
        return file.or(() -> cause(failure, ArtifactDescriptorException.class)
                .map(e -> e.getResult().getRequest().getArtifact()));
    }

    /** Looks for an exception of a type among the causes, and those that a collection failure carries beside them. */
    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        Stream<Throwable> chain = Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
        return chain.flatMap(e -> e instanceof DependencyCollectionException collection
                        && collection.getResult() != null
                ? Stream.concat(
                        Stream.of(e),
                        collection.getResult().getExceptions().stream().flatMap(MissingArtifactException::causes))
                : Stream.of(e));
    }

    private static String rootCause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
