package io.github.tammes.data.download;

import io.github.tammes.data.DataException;
import io.github.tammes.data.internal.Checksum;
import io.github.tammes.internal.FileMutex;
import io.github.tammes.internal.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A data set as its authors publish it: an archive to download, check and unpack.
 *
 * <p>The download goes on where an interrupted one stopped; nothing is unpacked whose checksum is wrong; the folder appears
 * only when it is complete; two processes that want the same archive wait for one another.
 *
 * @param name what the data set is called
 * @param uri where the archive is, {@code https} or {@code http}
 * @param md5 the MD5 checksum of the archive as published, in hexadecimal, or empty if none is published
 * @param folder the one folder in the archive, which becomes a folder of the data directory
 */
public record Archive(String name, URI uri, Optional<String> md5, String folder) {

    /** CIFAR-100, binary version (161 MB). A mirror is set by {@code TAMMES_CIFAR100_URL}. */
    public static final Archive CIFAR_100 = published(
            "CIFAR-100",
            "https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz",
            "03b5dce01913d631647c71ecec9e9cb8",
            "cifar-100-binary");

    /** CIFAR-10, binary version (162 MB). A mirror is set by {@code TAMMES_CIFAR10_URL}. */
    public static final Archive CIFAR_10 = published(
            "CIFAR-10",
            "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
            "c32a1d4ab5d03f1284b67883e8d87530",
            "cifar-10-batches-bin");

    /**
     * Checks the address and the names.
     *
     * @throws IllegalArgumentException if the address is not one of http, the checksum not one of MD5, or the folder not a
     *     plain name
     */
    public Archive {
        Objects.requireNonNull(name, "name");
        requireHttp(uri);
        if (md5.isPresent() && !md5.get().matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException(
                    "md5 must be 32 hexadecimal digits in lower case, but is " + md5.get() + ".");
        }
        if (!folder.matches("[\\w][\\w.-]*")) {
            throw new IllegalArgumentException("folder must be a plain name, but is \"" + folder + "\".");
        }
    }

    private static Archive published(String name, String uri, String md5, String folder) {
        return new Archive(name, URI.create(uri), Optional.of(md5), folder);
    }

    /**
     * Gets the data set into the {@linkplain DataDirectory data directory} unless it is there, showing how far it is.
     *
     * @return the folder of the data set
     * @throws DataException if it cannot be got; the message says why and what to do
     * @throws CancellationException if the thread is interrupted; what was downloaded is kept
     */
    public Path fetch() {
        return fetch(DataDirectory.path(), new ShownProgress(name));
    }

    /**
     * Gets the data set unless it is there.
     *
     * @param directory where its folder is to be; made if it does not exist
     * @param progress is told how far the download is
     * @return the folder of the data set
     * @throws DataException if it cannot be got; the message says why and what to do
     * @throws CancellationException if the thread is interrupted; what was downloaded is kept
     */
    @SuppressWarnings("try") // The mutex is held, not used.
    public Path fetch(Path directory, FetchProgress progress) {
        Path target = directory.resolve(folder);
        if (isThere(target)) {
            return target;
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new DataException(
                    "The data directory " + directory + " cannot be made: " + Reason.of(e)
                            + " Set TAMMES_DATA to a folder that you may write to.",
                    e);
        }
        Path lock = directory.resolve("." + folder + ".lock");
        try (FileMutex mutex = FileMutex.acquire(lock)) {
            // Another process may have got it while this one waited.
            if (!isThere(target)) {
                Path file = directory.resolve("." + folder + ".part");
                Download download = download(file, progress);
                Unpacking.of(name, file).into(target);
                download.discard();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while another process was getting " + name);
        } catch (IOException e) {
            throw DiskOutput.failure(lock, e);
        }
        return target;
    }

    /** Tells whether there is a folder with something in it; one that is empty was made by somebody else. */
    private static boolean isThere(Path target) {
        if (!Files.isDirectory(target)) {
            if (Files.exists(target)) {
                throw new DataException(target + " is a file where a folder must be; move it away.");
            }
            return false;
        }
        try (Stream<Path> content = Files.list(target)) {
            return content.findAny().isPresent();
        } catch (IOException e) {
            throw DataException.unreadable(target, e);
        }
    }

    private static String checksum(Path file) {
        try {
            return Checksum.md5(file);
        } catch (IOException e) {
            throw DataException.unreadable(file, e);
        }
    }

    private Download download(Path file, FetchProgress progress) {
        URI source = setting(setting(), System::getenv, System.getProperties()).orElse(uri);
        Download download = new Download(name, source, file);
        boolean resumed = download.run(progress);
        if (md5.isPresent() && !checksum(file).equals(md5.get())) {
            if (resumed) {
                // The first part may have been of another version of the file.
                download.discard();
                download.run(progress);
            }
            String found = checksum(file);
            if (!found.equals(md5.get())) {
                download.discard();
                throw new DataException(
                        "What " + source + " sent is not " + name + " as published: its MD5 checksum is "
                                + found + " and not " + md5.get() + ". It was deleted; try again, or set " + setting()
                                + " to another mirror.");
            }
        }
        return download;
    }

    /** Returns the address that an environment variable, or the system property like it, sets. */
    public static Optional<URI> setting(String variable, Function<String, String> environment, Properties properties) {
        String value = environment.apply(variable);
        if (value == null || value.isBlank()) {
            value = properties.getProperty(variable.toLowerCase(Locale.ROOT).replace('_', '.'), "");
        }
        if (value.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(requireHttp(URI.create(value.strip())));
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    variable + " is \"" + value + "\", but must be an address that begins with https:// or http://.",
                    e);
        }
    }

    private static URI requireHttp(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http")) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "uri must be an address that begins with https:// or http://, but is " + uri + ".");
        }
        return uri;
    }

    /** Returns the environment variable that sets a mirror: the name's letters and digits between TAMMES_ and _URL. */
    String setting() {
        return "TAMMES_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "") + "_URL";
    }
}
