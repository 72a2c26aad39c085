package io.github.tammes.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The libraries, with their versions, that this version of Tammes was built and tested with. */
final class PinnedLibraries {

    private static final String OWN_GROUP = "io.github.tammes";

    /** A line of Maven's list of dependencies: group, artifact, type, perhaps a classifier, version, scope. */
    private static final Pattern LINE =
            Pattern.compile(" +(?<g>[^: ]+):(?<a>[^: ]+):jar:(?:(?<c>[^: ]+):)?(?<v>[^: ]+):(?:compile|runtime).*");

    private record Library(String group, String artifact, boolean platformDependent, String version) {}

    private final List<Library> libraries;

    private PinnedLibraries(List<Library> libraries) {
        this.libraries = libraries;
    }

    /** Reads the list that the build has put beside this class. */
    static PinnedLibraries read() {
        try (InputStream in = PinnedLibraries.class.getResourceAsStream("libraries.txt")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PinnedLibraries parse(String list) {
        return new PinnedLibraries(list.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(m -> new Library(m.group("g"), m.group("a"), m.group("c") != null, m.group("v")))
                .toList());
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
        return "cu128";
    }

    /** The coordinates of all libraries that are not ours and the same on every platform. */
    List<String> coordinates() {
        return libraries.stream()
                .filter(library -> !library.group().equals(OWN_GROUP))
                .filter(library ->
                        !library.platformDependent() && !library.artifact().equals("pytorch-jni"))
                .map(library -> library.group() + ":" + library.artifact() + ":" + library.version())
                .toList();
    }

    private String version(String group, String artifact) {
        return libraries.stream()
                .filter(library ->
                        library.group().equals(group) && library.artifact().equals(artifact))
                .findFirst()
                .map(Library::version)
                .orElseThrow(() -> new IllegalStateException(
                        "the list of libraries lacks " + artifact + ": this build of Tammes is broken"));
    }
}
