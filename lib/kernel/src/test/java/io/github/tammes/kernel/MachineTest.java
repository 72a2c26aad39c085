package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MachineTest {

    private static final Platform LINUX = new Platform("linux-x86_64");

    private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());

    @AfterEach
    void close() throws IOException {
        files.close();
    }

    private void write(String name, String text) throws IOException {
        Path file = files.getPath(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Machine look(Map<String, String> environment) {
        return Machine.look(files, environment, LINUX);
    }

    @Test
    void anEmptyMachineHasNothing() {
        Machine machine = look(Map.of("HOME", "/home/ada"));
        assertEquals(new Machine(LINUX, false, List.of(), Optional.empty()), machine);
    }

    @Test
    void seesTheDriver() throws IOException {
        write("/proc/driver/nvidia/version", "NVRM version: …");
        assertTrue(look(Map.of()).nvidia());
    }

    @Test
    void findsPythonsTorchWithItsCuda() throws IOException {
        write("/home/ada/env/lib/python3.11/site-packages/torch/version.py", """
                from typing import Optional
                __all__ = ['__version__', 'debug', 'cuda', 'git_version', 'hip', 'xpu']
                __version__ = '2.7.1+cu126'
                debug = False
                cuda: Optional[str] = '12.6'
                git_version = 'e2d141dbde55c2a4370fac5165b0561b6af4798b'
                """);
        Machine machine = look(Map.of("VIRTUAL_ENV", "/home/ada/env"));
        Path lib = files.getPath("/home/ada/env/lib/python3.11/site-packages/torch/lib");
        assertEquals(List.of(new TorchBuild(lib, "2.7.1", Optional.of("12.6"))), machine.torches());
    }

    @Test
    void aTorchForTheProcessorHasNoCuda() throws IOException {
        write("/usr/lib/python3/dist-packages/torch/version.py", "__version__ = '2.6.0+cpu'\ncuda = None\n");
        TorchBuild build = look(Map.of()).torches().get(0);
        assertEquals("2.6.0", build.version());
        assertEquals(Optional.empty(), build.cuda());
    }

    @Test
    void theActiveEnvironmentComesFirst() throws IOException {
        write("/usr/lib/python3/dist-packages/torch/version.py", "__version__ = '1.0.0'");
        write("/env/lib/python3.12/site-packages/torch/version.py", "__version__ = '2.0.0'");
        List<TorchBuild> torches = look(Map.of("VIRTUAL_ENV", "/env")).torches();
        assertEquals(
                List.of("2.0.0", "1.0.0"),
                torches.stream().map(TorchBuild::version).toList());
    }

    @Test
    void takesThePersonsWord() {
        assertEquals(
                Optional.of("/opt/libtorch"),
                look(Map.of("PYTORCH_LIBRARY_PATH", "/opt/libtorch")).libraryPath());
    }

    @Test
    void looksAtWindowsFilesOnWindowsOnly() throws IOException {
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
            Path driver = windows.getPath("C:\\Windows\\System32\\nvcuda.dll");
            assertFalse(Machine.look(windows, Map.of(), LINUX).nvidia());
            Files.createDirectories(driver.getParent());
            Files.createFile(driver);
            assertTrue(Machine.look(windows, Map.of(), LINUX).nvidia());
        }
    }
}
