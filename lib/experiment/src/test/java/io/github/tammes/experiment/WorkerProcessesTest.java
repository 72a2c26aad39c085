package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerProcessesTest {

    /** As in classic IJava, whose own class path is its jar alone, and after a notebook has added a library. */
    @Test
    void aWorkerFindsWhatOnlyTheClassLoaderOfTheNotebookKnows(@TempDir Path folder)
            throws IOException, ReflectiveOperationException {
        Path added = Files.createDirectory(folder.resolve("added by a notebook"));
        List<URL> places = new ArrayList<>();
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            places.add(Path.of(place).toUri().toURL());
        }
        places.add(added.toUri().toURL());
        try (URLClassLoader notebook =
                new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            var method = notebook.loadClass(WorkerProcesses.class.getName()).getDeclaredMethod("absoluteClassPath");
            method.setAccessible(true);
            List<String> found = List.of(((String) method.invoke(null)).split(File.pathSeparator, -1));
            assertTrue(found.contains(added.toString()), found.toString());
        }
        assertFalse(WorkerProcesses.absoluteClassPath().contains(added.toString()));
    }
}
