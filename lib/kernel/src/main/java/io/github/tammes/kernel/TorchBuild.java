package io.github.tammes.kernel;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A libtorch that came with a Python package.
 *
 * @param folder where its libraries are
 * @param version of PyTorch, for example {@code 2.7.1}, without what says how it was built
 * @param cuda the CUDA version it was built with; empty for a build without
 */
record TorchBuild(Path folder, String version, Optional<String> cuda) {

    private static final Pattern VERSION = Pattern.compile("(?m)^__version__ *(?::[^=]*)?= *['\"]([0-9.]+)");
    private static final Pattern CUDA = Pattern.compile("(?m)^cuda *(?::[^=]*)?= *['\"]([0-9.]+)");

    /** Reads the {@code torch} folder of a site-packages folder, if there is one. */
    static Optional<TorchBuild> in(Path sitePackages) {
        Path torch = sitePackages.resolve("torch");
        Path versions = torch.resolve("version.py");
        if (!Files.isRegularFile(versions)) {
            return Optional.empty();
        }
        String text;
        try {
            text = Files.readString(versions);
        } catch (IOException e) {
            return Optional.empty(); // not ours to complain about: without it we go on as if it was not installed
        }
        return first(VERSION, text).map(version -> new TorchBuild(torch.resolve("lib"), version, first(CUDA, text)));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The site-packages folders of a Python environment. */
    static Stream<Path> sitePackages(Path environment) {
        Path windows = environment.resolve("Lib").resolve("site-packages");
        Stream.Builder<Path> found = Stream.builder();
        if (Files.isDirectory(windows)) {
            found.add(windows);
        }
        try (DirectoryStream<Path> pythons = Files.newDirectoryStream(environment.resolve("lib"), "python3*")) {
            for (Path python : pythons) {
                found.add(python.resolve("site-packages"));
                found.add(python.resolve("dist-packages"));
            }
        } catch (IOException e) {
            return found.build(); // no such folder: no Python there
        }
        return found.build();
    }
}
