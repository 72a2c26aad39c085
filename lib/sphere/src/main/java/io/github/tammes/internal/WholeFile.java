package io.github.tammes.internal;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/** Writes files so that at any moment there is the old one or the whole new one: beside it, then renamed. */
public final class WholeFile {

    private WholeFile() {}

    /** What is to be in a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, in place of one that exists. A symbolic link stays one: the file that it leads to is written.
     *
     * @throws IOException if that fails, and then nothing is changed; the message names the file
     */
    public static void write(Path file, Content content) throws IOException {
        try {
            // A device or a pipe cannot be replaced.
            if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    content.writeTo(out);
                }
            } else {
                replace(target(file), content);
            }
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + Reason.of(e), e);
        }
    }

    private static Path target(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        // Link by link, since the last one may lead to a file that is not there yet.
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == 40) {
                throw new IOException("its symbolic links go in a circle");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static void replace(Path target, Content content) throws IOException {
        if (!Files.isDirectory(target.getParent())) {
            throw new IOException("there is no folder " + target.getParent());
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            // Renaming would replace even what is protected.
            throw new AccessDeniedException(target.toString());
        }
        // A name of its own, so that two who write at once do not write into one.
        Path part = target.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(stream(part))) {
                content.writeTo(out);
            }
            keepPermissions(target, part);
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Opens a file that no interrupt closes while a result is half written, as it would a channel. */
    private static OutputStream stream(Path file) throws IOException {
        return file.getFileSystem().equals(FileSystems.getDefault())
                ? new FileOutputStream(file.toFile())
                : Files.newOutputStream(file);
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view != null && Files.exists(from)) {
            view.setPermissions(Files.getPosixFilePermissions(from));
        }
    }
}
