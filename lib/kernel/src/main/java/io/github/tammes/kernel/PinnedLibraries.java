package io.github.tammes.kernel;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** The libraries, with their versions, that this version of Tammes was built and tested with. */
final class PinnedLibraries {

    private static final String OWN_GROUP = "io.github.tammes";
    private static final Set<String> AT_RUN_TIME = Set.of("compile", "runtime");

    /** A node of Maven's tree of dependencies, by the names of its JSON form; a leaf has no children. */
    private record Library(
            String groupId,
            String artifactId,
            String version,
            String scope,
            String classifier,
            List<Library> children) {

        /** This library and all below it. */
        Stream<Library> all() {
            return Stream.concat(
                    Stream.of(this),
                    Stream.ofNullable(children).flatMap(List::stream).flatMap(Library::all));
        }
    }

    private final List<Library> libraries;
    private final String cudaFlavor;

    private PinnedLibraries(List<Library> libraries, String cudaFlavor) {
        this.libraries = libraries;
        this.cudaFlavor = cudaFlavor;
    }

    /** Reads what the build has put beside this class. */
    static PinnedLibraries read() {
        Properties natives = new Properties();
        try (InputStream tree = PinnedLibraries.class.getResourceAsStream("libraries.json");
                InputStream in = PinnedLibraries.class.getResourceAsStream("natives.properties")) {
            natives.load(in);
            return parse(new String(tree.readAllBytes(), StandardCharsets.UTF_8), natives.getProperty("pytorch.cuda"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes the libraries of run time out of a tree of dependencies. They are looked for everywhere in it: a library that
     * tests bring as well is in the tree only once, perhaps below them.
     */
    static PinnedLibraries parse(String tree, String cudaFlavor) {
        return new PinnedLibraries(
                new Gson()
                        .fromJson(tree, Library.class)
                        .all()
                        .filter(library -> AT_RUN_TIME.contains(library.scope()))
                        .toList(),
                Objects.requireNonNull(cudaFlavor));
    }

    /** The version of Tammes itself. */
    String tammes() {
        return version(OWN_GROUP, "tammes-core");
    }

    /** The version of PyTorch, such as {@code 2.7.1}. */
    String pytorch() {
        return version("ai.djl.pytorch", "pytorch-native-cpu");
    }

    String djl() {
        return version("ai.djl", "api");
    }

    /** The coordinates of DJL's bridge to libtorch; one artifact has it for all platforms. */
    String pytorchJni() {
        return "ai.djl.pytorch:pytorch-jni:" + version("ai.djl.pytorch", "pytorch-jni");
    }

    /** The coordinates of libtorch for a processor. */
    String pytorchCpu(Platform platform) {
        return "ai.djl.pytorch:pytorch-native-cpu:jar:" + platform.classifier() + ":" + pytorch();
    }

    /** DJL's name of the one CUDA version that its bridge of this PyTorch version is built for. */
    String cudaFlavor() {
        return cudaFlavor;
    }

    /** The coordinates of all libraries that are not ours and the same on every platform. */
    List<String> coordinates() {
        return libraries.stream()
                .filter(library -> !library.groupId().equals(OWN_GROUP))
                .filter(library ->
                        library.classifier().isEmpty() && !library.artifactId().equals("pytorch-jni"))
                .map(library -> library.groupId() + ":" + library.artifactId() + ":" + library.version())
                .toList();
    }

    private String version(String group, String artifact) {
        return libraries.stream()
                .filter(library ->
                        library.groupId().equals(group) && library.artifactId().equals(artifact))
                .findFirst()
                .map(Library::version)
                .orElseThrow(() -> new IllegalStateException(
                        "the list of libraries lacks " + artifact + ": this build of Tammes is broken"));
    }
}
