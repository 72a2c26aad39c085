package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadedJarsTest {

    private static Path jar(String artifact, String version) {
        return Path.of("repository", "org", "example", artifact, version, artifact + "-" + version + ".jar");
    }

    private final LoadedJars loaded = new LoadedJars(List.of(jar("a", "1"), jar("b", "1"), Path.of("classes")));

    @Test
    void knowsAnArtifactWhateverItsVersion() {
        var jars = new LoadedJars(List.of(Path.of("a", "pytorch-native-cpu-2.7.1-linux-x86_64.jar")));
        assertTrue(jars.hasArtifact("pytorch-native-cpu"));
        assertFalse(jars.hasArtifact("pytorch-jni"));
    }

    @Test
    void knowsAFileByWhateverPath() {
        assertTrue(loaded.has(jar("a", "1")));
        assertTrue(loaded.has(Path.of("x", "..").resolve(jar("a", "1")).toAbsolutePath()));
        assertFalse(loaded.has(jar("a", "2")));
    }

    @Test
    void anotherVersionOfALoadedArtifactIsNotUsable() {
        List<Path> news = List.of(jar("a", "2"), jar("c", "1"));
        assertEquals(List.of(jar("c", "1")), loaded.usable(news));
        assertEquals(List.of("a-2.jar is not used, because a-1.jar is loaded already"), loaded.conflicts(news));
    }

    @Test
    void twoFilesOfOneVersionGoTogether() {
        Path sources = jar("a", "1").resolveSibling("a-1-linux.jar");
        assertEquals(List.of(sources), loaded.usable(List.of(sources)));
    }

    @Test
    void seesTheClassPathOfThisJava() {
        Path junit = Path.of(
                Test.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        assertTrue(LoadedJars.ofThisJava().has(junit));
    }
}
