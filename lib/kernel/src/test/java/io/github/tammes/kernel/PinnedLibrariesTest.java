package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinnedLibrariesTest {

    @Test
    void readsMavensListOfDependencies() {
        PinnedLibraries libraries = PinnedLibraries.parse("""

                The following files have been resolved:
                   io.github.tammes:tammes-core:jar:9.8:compile -- module tammes.core (auto)
                   ai.djl:api:jar:1.2:compile -- module ai.djl.api [auto]
                   ai.djl.pytorch:pytorch-jni:jar:3.4-1.2:runtime (optional) -- module x
                   ai.djl.pytorch:pytorch-native-cpu:jar:linux-x86_64:3.4:runtime (optional)
                   org.slf4j:slf4j-nop:jar:2.0:runtime
                """.indent(0));
        assertEquals("9.8", libraries.tammes());
        assertEquals("3.4", libraries.pytorch());
        assertEquals("ai.djl.pytorch:pytorch-jni:3.4-1.2", libraries.pytorchJni());
        assertEquals(
                "ai.djl.pytorch:pytorch-native-cpu:jar:osx-aarch64:3.4",
                libraries.pytorchCpu(new Platform("osx-aarch64")));
        assertEquals(List.of("ai.djl:api:1.2", "org.slf4j:slf4j-nop:2.0"), libraries.coordinates());
    }

    @Test
    void saysThatTheBuildIsBrokenWhenItIs() {
        var error = assertThrows(IllegalStateException.class, PinnedLibraries.parse("")::djl);
        assertTrue(error.getMessage().contains("api"), error.getMessage());
    }

    @Test
    void theListOfThisBuildIsTheClassPathOfThisTest() {
        PinnedLibraries libraries = PinnedLibraries.read();
        assertEquals(Engine.getDjlVersion(), libraries.djl());
        String classpath = System.getProperty("java.class.path");
        for (String coordinates : libraries.coordinates()) {
            String[] parts = coordinates.split(":", -1);
            assertTrue(classpath.contains(parts[1] + "-" + parts[2] + ".jar"), coordinates);
            assertFalse(parts[0].startsWith("org.junit"), coordinates);
        }
    }
}
