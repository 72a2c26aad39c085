package io.github.tammes.data.download;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Where data sets lie that are too large to come with the library.
 *
 * <p>The directory is the environment variable {@code TAMMES_DATA}, else the system property {@code tammes.data}, else
 * {@code tammes} in the user's cache ({@code XDG_CACHE_HOME}, by default {@code ~/.cache}).
 */
public final class DataDirectory {

    private DataDirectory() {}

    /** Returns the directory, which need not exist yet. */
    public static Path path() {
        return path(System.getenv(), System.getProperties());
    }

    static Path path(Map<String, String> environment, Properties properties) {
        String directory = environment.getOrDefault("TAMMES_DATA", "");
        if (directory.isBlank()) {
            directory = properties.getProperty("tammes.data", "");
        }
        if (!directory.isBlank()) {
            return Path.of(directory).toAbsolutePath().normalize();
        }
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path home = Path.of(properties.getProperty("user.home", ""));
        // A relative XDG_CACHE_HOME is to be ignored, says the XDG Base Directory Specification.
        Path base = !cache.isBlank() && Path.of(cache).isAbsolute() ? Path.of(cache) : home.resolve(".cache");
        return base.resolve("tammes").toAbsolutePath().normalize();
    }
}
