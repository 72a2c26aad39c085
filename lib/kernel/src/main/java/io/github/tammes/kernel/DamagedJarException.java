package io.github.tammes.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** A file that is to come on the class path is no jar, or only the beginning of one: Java would find no class any more. */
final class DamagedJarException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private DamagedJarException(Path jar, IOException cause) {
        // No trace: the sentence is for a person at a notebook.
        super(
                jar + " is damaged (" + cause.getMessage() + ") and was not loaded: delete the file and add it again",
                null,
                false,
                false);
    }

    /**
     * Reads a jar's list of contents, which is at its end.
     *
     * @throws DamagedJarException if there is none
     */
    static void require(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            if (zip.size() < 0) {
                throw new IOException("empty");
            }
        } catch (IOException e) {
            throw new DamagedJarException(jar, e);
        }
    }
}
