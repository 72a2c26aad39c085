package io.github.tammes.kernel;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of a machine decides which PyTorch it gets.
 *
 * @param platform operating system and processor
 * @param nvidia true if NVIDIA's driver is there
 * @param torches the builds of PyTorch that Python brought
 * @param libraryPath the folder of a libtorch that the person has named by {@code PYTORCH_LIBRARY_PATH}
 */
record Machine(Platform platform, boolean nvidia, List<TorchBuild> torches, Optional<String> libraryPath) {

    /** Where the CUDA driver's library or its kernel module shows, on the platforms that can have one. */
    private static final List<String> DRIVER_FILES = List.of(
            "/proc/driver/nvidia/version",
            "/usr/lib/x86_64-linux-gnu/libcuda.so.1",
            "/usr/lib64/libcuda.so.1",
            "/usr/lib/wsl/lib/libcuda.so.1",
            "C:\\Windows\\System32\\nvcuda.dll");

    static Machine current() {
        return look(FileSystems.getDefault(), System.getenv(), Platform.current());
    }

    /** Looks at a machine through its files and environment. */
    static Machine look(FileSystem files, Map<String, String> environment, Platform platform) {
        boolean nvidia = DRIVER_FILES.stream().anyMatch(name -> isFile(files, name));
        List<TorchBuild> torches = pythons(files, environment)
                .flatMap(TorchBuild::sitePackages)
                .flatMap(folder -> TorchBuild.in(folder).stream())
                .toList();
        return new Machine(platform, nvidia, torches, Optional.ofNullable(environment.get("PYTORCH_LIBRARY_PATH")));
    }

    private static boolean isFile(FileSystem files, String name) {
        boolean windowsName = name.startsWith("C:");
        return windowsName == files.getSeparator().equals("\\") && Files.exists(files.getPath(name));
    }

    /** The Python environments that a person may have installed PyTorch into, the active ones first. */
    private static Stream<Path> pythons(FileSystem files, Map<String, String> environment) {
        Stream<String> active = Stream.of("VIRTUAL_ENV", "CONDA_PREFIX").map(environment::get);
        Stream<String> own = Stream.ofNullable(environment.get("HOME")).map(home -> home + "/.local");
        Stream<String> shared = files.getSeparator().equals("/") ? Stream.of("/usr/local", "/usr") : Stream.empty();
        return Stream.of(active, own, shared)
                .flatMap(names -> names)
                .filter(name -> name != null && !name.isEmpty())
                .map(files::getPath);
    }
}
