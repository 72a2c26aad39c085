package io.github.tammes.data.download;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DataDirectoryTest {

    private final Path home = Path.of("home").toAbsolutePath();
    private final Path here = Path.of("here").toAbsolutePath();

    @Test
    void theEnvironmentComesBeforeThePropertyAndThatBeforeTheCache() {
        Map<String, String> environment = Map.of("TAMMES_DATA", here.toString(), "XDG_CACHE_HOME", home.toString());
        assertEquals(here, DataDirectory.path(environment, properties("tammes.data", "/elsewhere")));
        assertEquals(here, DataDirectory.path(Map.of(), properties("tammes.data", here.toString())));
        assertEquals(
                here.resolve("tammes"),
                DataDirectory.path(Map.of("XDG_CACHE_HOME", here.toString()), properties("tammes.data", " ")));
        assertEquals(
                home.resolve(".cache").resolve("tammes"),
                DataDirectory.path(Map.of("TAMMES_DATA", "", "XDG_CACHE_HOME", "relative"), properties("a", "b")));
    }

    private Properties properties(String key, String value) {
        Properties properties = new Properties();
        properties.setProperty("user.home", home.toString());
        properties.setProperty(key, value);
        return properties;
    }
}
