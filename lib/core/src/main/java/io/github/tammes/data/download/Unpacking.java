package io.github.tammes.data.download;

import io.github.tammes.data.DataException;
import io.github.tammes.internal.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** Unpacks the one folder of an archive (tar, compressed or not, or zip), all of it or nothing. */
final class Unpacking {

    private final String name;
    private final Path archive;

    private Unpacking(String name, Path archive) {
        this.name = name;
        this.archive = archive;
    }

    static Unpacking of(String name, Path archive) {
        return new Unpacking(name, archive);
    }

    /**
     * Unpacks the folder of the archive that is called like the target, first beside it and then renamed.
     *
     * @throws DataException if the archive is damaged, has no such folder, or has an entry that leads out of it
     */
    void into(Path target) {
        Path temporary = target.resolveSibling("." + target.getFileName() + ".unpacking");
        // Of a process that was killed; the lock makes sure that no other one is at work.
        delete(temporary);
        try {
            Files.createDirectories(temporary);
            extract(temporary);
            Path folder = temporary.resolve(target.getFileName().toString());
            if (!Files.isDirectory(folder)) {
                throw new DataException("The archive of " + name + " has no folder " + target.getFileName()
                        + "; it is another archive than expected.");
            }
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw DiskOutput.failure(target, e);
        } finally {
            delete(temporary);
        }
    }

    private void extract(Path directory) {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                InputStream plain = uncompressed(file);
                ArchiveInputStream<?> entries = new ArchiveStreamFactory().createArchiveInputStream(plain)) {
            for (ArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("unpacking " + name + " was interrupted; the download is kept");
                }
                extract(entry, entries, directory);
            }
            // To the very end, because only there a compressed file has its checksum.
            plain.transferTo(OutputStream.nullOutputStream());
        } catch (ArchiveException | CompressorException | IOException e) {
            throw new DataException(
                    "The archive of " + name + " is damaged or of an unknown kind: " + e.getMessage() + ". Delete "
                            + archive + " and try again.",
                    e);
        }
    }

    private static InputStream uncompressed(InputStream file) throws CompressorException, IOException {
        try {
            CompressorStreamFactory.detect(file);
        } catch (CompressorException e) {
            return file;
        }
        return new BufferedInputStream(new CompressorStreamFactory(true).createCompressorInputStream(file));
    }

    /** Makes a folder; that it cannot be made is a failure of the disk and not of the archive. */
    private static void makeFolder(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw DiskOutput.failure(path, e);
        }
    }

    private void extract(ArchiveEntry entry, InputStream content, Path directory) throws IOException {
        Path path = directory.resolve(entry.getName()).normalize();
        if (!path.startsWith(directory) || entry.getName().contains("\\")) {
            throw new DataException("The archive of " + name + " has an entry \"" + entry.getName()
                    + "\" that leads out of its folder; nothing was unpacked.");
        }
        if (!isPlain(entry)) {
            throw new DataException("The archive of " + name + " has an entry \"" + entry.getName()
                    + "\" that is neither a file nor a folder but a link or a device; nothing was unpacked.");
        }
        if (entry.isDirectory()) {
            makeFolder(path);
            return;
        }
        makeFolder(path.getParent());
        try (DiskOutput out = DiskOutput.open(path)) {
            content.transferTo(out);
        }
    }

    private static boolean isPlain(ArchiveEntry entry) {
        if (entry instanceof TarArchiveEntry tar) {
            byte kind = tar.getLinkFlag();
            return tar.isDirectory() || kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM;
        }
        return !(entry instanceof ZipArchiveEntry zip) || !zip.isUnixSymlink();
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new DataException(directory + " cannot be deleted: " + Reason.of(e), e);
        }
    }
}
