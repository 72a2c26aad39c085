package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NativesTest {

    private static final PinnedLibraries LIBRARIES = PinnedLibraries.read();
    private static final Platform ARM = new Platform("linux-aarch64");
    private static final String CPU = LIBRARIES.pytorchCpu(ARM);

    private static Machine machine(boolean nvidia, TorchBuild... torches) {
        return new Machine(ARM, nvidia, List.of(torches), Optional.empty());
    }

    private static TorchBuild torch(String version, String cuda) {
        return new TorchBuild(Path.of("torch", "lib"), version, Optional.ofNullable(cuda));
    }

    private static Natives choose(Machine machine) {
        return Natives.choose(machine, LIBRARIES, false, false);
    }

    @Test
    void withoutDriverItIsTheProcessorWhateverPythonHas() {
        Natives natives = choose(machine(false, torch(LIBRARIES.pytorch(), "12.6")));
        assertTrue(natives.artifacts().contains(CPU), natives.toString());
        assertEquals(Map.of(), natives.properties());
        assertTrue(natives.reason().contains("no NVIDIA driver"), natives.reason());
    }

    @Test
    void withDriverPythonsTorchOfTheSameVersionIsUsed() {
        Natives natives = choose(machine(true, torch("2.0.0", "11.7"), torch(LIBRARIES.pytorch(), "12.6")));
        assertEquals(List.of(LIBRARIES.pytorchJni()), natives.artifacts());
        assertEquals(Path.of("torch", "lib").toString(), natives.properties().get("PYTORCH_LIBRARY_PATH"));
        assertEquals(LIBRARIES.cudaFlavor(), natives.properties().get("PYTORCH_FLAVOR"));
        assertTrue(natives.reason().contains("CUDA 12.6"), natives.reason());
    }

    @Test
    void aTorchOfAnotherVersionOrWithoutCudaIsLeft() {
        for (TorchBuild build : List.of(torch("2.0.0", "11.7"), torch(LIBRARIES.pytorch(), null))) {
            Natives natives = choose(machine(true, build));
            assertEquals(Map.of(), natives.properties());
            assertEquals(List.of(LIBRARIES.pytorchJni()), natives.artifacts());
            assertTrue(natives.reason().contains("DJL downloads it"), natives.reason());
        }
    }

    /** DJL takes what is on the class path before it downloads, so that this is not called a GPU's. */
    @Test
    void theProcessorsLibrariesThatAreLoadedAreNotCalledAGpus() {
        Natives natives = Natives.choose(machine(true), LIBRARIES, false, true);
        assertTrue(natives.reason().contains("for the CPU, which this kernel has loaded"), natives.reason());
        Natives python = Natives.choose(machine(true, torch(LIBRARIES.pytorch(), "12.6")), LIBRARIES, false, true);
        assertTrue(python.reason().contains("CUDA 12.6"), python.reason());
    }

    @Test
    void theProcessorCanBeAskedFor() {
        Natives natives = Natives.choose(machine(true, torch(LIBRARIES.pytorch(), "12.6")), LIBRARIES, true, false);
        assertTrue(natives.artifacts().contains(CPU), natives.toString());
        assertTrue(natives.reason().contains("as asked for"), natives.reason());
    }

    @Test
    void thePersonsOwnLibtorchGoesBeforeAll() {
        var machine = new Machine(ARM, false, List.of(), Optional.of("/opt/libtorch"));
        Natives natives = Natives.choose(machine, LIBRARIES, true, false);
        assertEquals(List.of(LIBRARIES.pytorchJni()), natives.artifacts());
        assertTrue(natives.reason().contains("/opt/libtorch"), natives.reason());
    }

    @Test
    void theBridgeHasTheCudaFlavourThatIsNamed() {
        String bridge = "/jnilib/linux-x86_64/" + LIBRARIES.cudaFlavor() + "/libdjl_torch.so";
        assertTrue(getClass().getResource(bridge) != null, bridge);
    }
}
