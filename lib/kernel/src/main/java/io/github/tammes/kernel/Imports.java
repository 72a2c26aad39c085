package io.github.tammes.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The import declarations that a notebook starts with. */
final class Imports {

    private static final String RESOURCE = "imports.jshell";

    private Imports() {}

    static List<String> lines() {
        try (InputStream in = Imports.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
