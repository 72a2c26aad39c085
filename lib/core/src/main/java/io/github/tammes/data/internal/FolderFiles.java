package io.github.tammes.data.internal;

import io.github.tammes.internal.Reason;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CancellationException;

/** The files in a folder and in the folders below it, also through symbolic links; hidden ones are skipped. */
public final class FolderFiles {

    private FolderFiles() {}

    /**
     * Lists the files in the order of their paths.
     *
     * @param skipped gets what is no file or cannot be looked into, and why
     * @throws IOException if the folder itself cannot be read
     * @throws CancellationException if the thread is interrupted
     */
    public static List<Path> of(Path folder, SkippedFiles skipped) throws IOException {
        List<Path> files = new ArrayList<>();
        SimpleFileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                if (!path.equals(folder) && isHidden(path)) {
                    skip(path, "a hidden folder");
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("reading " + folder + " was interrupted");
                }
                if (isHidden(path)) {
                    skip(path, "a hidden file");
                } else if (!isWritten(path)) {
                    skip(
                            path,
                            "the locale in which Java was started has no letters for its name; start it where LC_ALL"
                                    + " or LANG is one of UTF-8, such as C.UTF-8");
                } else if (attributes.isRegularFile()) {
                    files.add(path);
                } else {
                    skip(
                            path,
                            attributes.isSymbolicLink() ? "a link that leads nowhere" : "neither a file nor a folder");
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
                if (path.equals(folder)) {
                    throw e;
                }
                skip(path, e instanceof FileSystemLoopException ? "a link back to a folder above it" : Reason.of(e));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, IOException e) {
                if (e != null) {
                    skip(path, "not read to its end: " + Reason.of(e));
                }
                return FileVisitResult.CONTINUE;
            }

            private void skip(Path path, String reason) {
                skipped.add(folder.relativize(path).toString(), reason);
            }
        };
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        files.sort(Comparator.comparing(path -> folder.relativize(path).toString()));
        return files;
    }

    /** Tells whether a path can be written as text and found again by it, as in tables of files. */
    private static boolean isWritten(Path path) {
        try {
            return path.getFileSystem().getPath(path.toString()).getNameCount() > 0;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** What a system or a program keeps for itself: macOS in its archives, JupyterLab beside each file that it opens. */
    private static boolean isHidden(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(".") || name.equals("__MACOSX");
    }
}
