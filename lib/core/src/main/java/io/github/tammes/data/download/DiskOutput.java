package io.github.tammes.data.download;

import io.github.tammes.data.DataException;
import io.github.tammes.internal.Reason;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * Writes a file, telling the person what to do when the disk is full.
 *
 * <p>Its failures are not {@link IOException}s, so that a copy can tell them from failures of what it reads.
 */
final class DiskOutput extends FilterOutputStream {

    private final Path file;

    private DiskOutput(Path file, OutputStream out) {
        super(out);
        this.file = file;
    }

    static DiskOutput open(Path file, OpenOption... options) {
        try {
            return new DiskOutput(file, Files.newOutputStream(file, options));
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    static DataException failure(Path file, IOException e) {
        return new DataException(
                file + " cannot be written: " + Reason.of(e)
                        + " If the disk is full, free some space and try again; what has been downloaded is kept.",
                e);
    }
}
