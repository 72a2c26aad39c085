package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinnedLibrariesTest {

    private static String library(String coordinates, String scope, String... children) {
        String[] parts = coordinates.split(":", -1);
        return """
                {"groupId": "%s", "artifactId": "%s", "version": "%s", "type": "jar", "scope": "%s", "classifier": "%s", \
                "optional": "false"%s}""".formatted(
                        parts[0],
                        parts[1],
                        parts[2],
                        scope,
                        parts.length > 3 ? parts[3] : "",
                        children.length == 0 ? "" : ", \"children\": [" + String.join(", ", children) + "]");
    }

    @Test
    void readsMavensTreeOfDependencies() {
        PinnedLibraries libraries = PinnedLibraries.parse(
                library(
                        "io.github.tammes:tammes-kernel:9.8",
                        "",
                        library("io.github.tammes:tammes-core:9.8", "compile", library("ai.djl:api:1.2", "compile")),
                        library("ai.djl.pytorch:pytorch-jni:3.4-1.2", "runtime"),
                        library("ai.djl.pytorch:pytorch-native-cpu:3.4:linux-x86_64", "runtime"),
                        library("org.slf4j:slf4j-nop:2.0", "runtime"),
                        library("org.dflib:interfaces:1", "provided"),
                        library("org.example:tests:5", "test", library("org.example:of-both:6", "runtime"))),
                "cu999");
        assertEquals("9.8", libraries.tammes());
        assertEquals("3.4", libraries.pytorch());
        assertEquals("ai.djl.pytorch:pytorch-jni:3.4-1.2", libraries.pytorchJni());
        assertEquals(
                "ai.djl.pytorch:pytorch-native-cpu:jar:osx-aarch64:3.4",
                libraries.pytorchCpu(new Platform("osx-aarch64")));
        assertEquals(
                List.of("ai.djl:api:1.2", "org.slf4j:slf4j-nop:2.0", "org.example:of-both:6"), libraries.coordinates());
        assertEquals("cu999", libraries.cudaFlavor());
    }

    @Test
    void saysThatTheBuildIsBrokenWhenItIs() {
        var libraries = PinnedLibraries.parse(library("io.github.tammes:tammes-kernel:9.8", ""), "cu999");
        var error = assertThrows(IllegalStateException.class, libraries::djl);
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
