package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64",
        "Linux, aarch64, linux-aarch64",
        "Mac OS X, aarch64, osx-aarch64",
        "Windows 11, amd64, win-x86_64",
    })
    void namesItAsDjlDoes(String os, String arch, String classifier) {
        assertEquals(classifier, Platform.of(os, arch).classifier());
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, x86_64", "Linux, riscv64", "SunOS, amd64"})
    void saysWhenThereIsNone(String os, String arch) {
        var error = assertThrows(IllegalArgumentException.class, () -> Platform.of(os, arch));
        assertTrue(error.getMessage().contains(os) && error.getMessage().contains("linux-x86_64"), error.getMessage());
    }

    @Test
    void knowsThisMachine() {
        assertTrue(getClass().getResource("/native/lib/pytorch.properties") != null);
        String natives = "/pytorch/cpu/" + Platform.current();
        assertTrue(getClass().getResource(natives) != null, natives + " is not on the test class path");
    }
}
