package io.github.tammes.kernel;

import java.util.List;
import java.util.Map;

/**
 * Which libtorch the notebook runs on, and why.
 *
 * @param artifacts what to add to the class path, as Maven coordinates
 * @param properties the system properties by which DJL is told of a libtorch outside the class path
 * @param reason the choice in words
 */
record Natives(List<String> artifacts, Map<String, String> properties, String reason) {

    /**
     * Chooses for a machine.
     *
     * @param machine what the machine has
     * @param libraries the versions in use
     * @param cpuOnly true if the person wants no GPU
     * @param cpuLoaded true if PyTorch for the CPU is on the class path already; DJL takes that before it downloads another
     */
    static Natives choose(Machine machine, PinnedLibraries libraries, boolean cpuOnly, boolean cpuLoaded) {
        String torch = libraries.pytorch();
        String jni = libraries.pytorchJni();
        if (machine.libraryPath().isPresent()) {
            return new Natives(
                    List.of(jni),
                    Map.of(),
                    "libtorch in " + machine.libraryPath().get() + ", because PYTORCH_LIBRARY_PATH says so");
        }
        if (cpuOnly) {
            return cpu(machine, libraries, "as asked for");
        }
        if (!machine.nvidia()) {
            return cpu(machine, libraries, "because this machine has no NVIDIA driver, so no CUDA");
        }
        for (TorchBuild build : machine.torches()) {
            if (build.version().equals(torch) && build.cuda().isPresent()) {
                return new Natives(
                        List.of(jni),
                        Map.of(
                                "PYTORCH_LIBRARY_PATH", build.folder().toString(),
                                "PYTORCH_VERSION", torch,
                                "PYTORCH_FLAVOR", libraries.cudaFlavor()),
                        "PyTorch " + torch + " with CUDA " + build.cuda().get() + " of Python, in " + build.folder()
                                + ", because this machine has an NVIDIA driver");
            }
        }
        if (cpuLoaded) {
            return new Natives(
                    List.of(jni),
                    Map.of(),
                    "PyTorch " + torch + " for the CPU, which this kernel has loaded, though this machine has an NVIDIA"
                            + " driver. Python's torch " + torch + " would bring the GPU: pip install torch==" + torch
                            + ", then restart");
        }
        return new Natives(
                List.of(jni),
                Map.of(),
                "PyTorch " + torch + " with CUDA, because this machine has an NVIDIA driver; DJL downloads it (about"
                        + " 2 GB) at first use. Python's torch " + torch + " would do, too: pip install torch=="
                        + torch + ", then restart. Without GPU: %tammes cpu");
    }

    private static Natives cpu(Machine machine, PinnedLibraries libraries, String why) {
        return new Natives(
                List.of(libraries.pytorchJni(), libraries.pytorchCpu(machine.platform())),
                Map.of(),
                "PyTorch " + libraries.pytorch() + " for the CPU of " + machine.platform() + ", " + why);
    }
}
