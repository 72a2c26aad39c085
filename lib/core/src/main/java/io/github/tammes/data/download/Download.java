package io.github.tammes.data.download;

import io.github.tammes.data.DataException;
import io.github.tammes.internal.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * The download of one file, which goes on where an earlier one stopped.
 *
 * <p>What has come lies in the file; beside it, in a file that ends in {@code .tag}, what the server called this version,
 * so that parts of two versions are not joined; where it calls it nothing, only the checksum of an archive finds out. A connection that breaks is made again as long as that gets further.
 */
final class Download {

    private static final int ATTEMPTS = 4;
    private static final long PAUSE_MILLIS = 200;
    private static final int BLOCK = 1 << 16;
    private static final long REPORT_BYTES = 1_000_000;

    private final String name;
    private final URI source;
    private final Path file;
    private final Path tag;
    private final Duration patience;

    Download(String name, URI source, Path file) {
        this(name, source, file, Duration.ofSeconds(60));
    }

    /** Makes a download; {@code patience} is how long it waits for a connection, an answer or the next bytes. */
    Download(String name, URI source, Path file, Duration patience) {
        this.name = name;
        this.source = source;
        this.file = file;
        this.tag = file.resolveSibling(file.getFileName() + ".tag");
        this.patience = patience;
    }

    /**
     * Downloads the file.
     *
     * @return true if the beginning of the file was there from an earlier download
     * @throws DataException if it could not be downloaded; what has come is kept
     */
    boolean run(FetchProgress progress) {
        boolean resumed = size() > 0;
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(Redirect.NORMAL)
                .connectTimeout(patience)
                .build();
        int failures = 0;
        while (true) {
            long before = size();
            try {
                attempt(client, progress);
                return resumed;
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw interrupted();
                }
                failures = size() > before ? 1 : failures + 1;
                if (failures == ATTEMPTS || isHopeless(e)) {
                    throw new DataException(
                            name + " could not be downloaded from " + source + ": " + Reason.of(e)
                                    + (size() > 0 ? kept() : ""),
                            e);
                }
                pause(failures);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw interrupted();
            }
        }
    }

    /** Tells whether trying again at once is a waste of time: a name nobody knows, or a long wait with nothing to show. */
    private boolean isHopeless(IOException e) {
        return e.getCause() instanceof UnresolvedAddressException
                || e instanceof UnknownHostException
                || (e instanceof HttpTimeoutException && size() == 0);
    }

    private void pause(int failures) {
        try {
            Thread.sleep(PAUSE_MILLIS * failures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
    }

    private CancellationException interrupted() {
        return new CancellationException("The download of " + name + " was interrupted." + kept());
    }

    private String kept() {
        return String.format(Locale.ROOT, " %,d bytes are kept; the next attempt goes on from there.", size());
    }

    private void attempt(HttpClient client, FetchProgress progress) throws IOException, InterruptedException {
        long have = size();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(source).timeout(patience).GET();
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
            readTag().ifPresent(value -> request.header("If-Range", value));
        }
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            switch (response.statusCode()) {
                case 200 -> receive(response, body, 0, progress);
                case 206 -> receive(response, body, have, progress);
                case 416 -> requireComplete(response, have);
                default ->
                    throw new DataException(name + " could not be downloaded: " + source + " answered with status "
                            + response.statusCode() + (response.statusCode() == 404 ? " (not found)" : "")
                            + ". Try later, or set another mirror.");
            }
        }
    }

    private void receive(HttpResponse<?> response, InputStream body, long from, FetchProgress progress)
            throws IOException {
        if (from > 0 && !header(response, "Content-Range").startsWith("bytes " + from + "-")) {
            discard();
            throw new IOException("the server sent another part of the file than it was asked for");
        }
        long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        long total = length < 0 ? -1 : from + length;
        requireSpace(length);
        if (from == 0) {
            discard();
            writeTag(response);
        }
        long received = from;
        try (StallGuard guard = new StallGuard(body, patience);
                DiskOutput out = DiskOutput.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            byte[] block = new byte[BLOCK];
            long reported = -1;
            for (int n = guard.read(block); n >= 0; n = guard.read(block)) {
                out.write(block, 0, n);
                received += n;
                if (reported < 0 || received - reported >= REPORT_BYTES) {
                    progress.update(received, total);
                    reported = received;
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new IOException("interrupted");
                }
            }
        }
        if (total >= 0 && received < total) {
            throw new IOException("only " + received + " of " + total + " bytes came");
        }
        progress.update(received, total);
    }

    /** A server asked for what comes after the end says how long the file is; then all of it may be here already. */
    private void requireComplete(HttpResponse<?> response, long have) throws IOException {
        if (!header(response, "Content-Range").equals("bytes */" + have)) {
            discard();
            throw new IOException("the file on the server is another one than before");
        }
    }

    private void requireSpace(long bytes) throws IOException {
        long free = Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
        if (bytes > free) {
            throw new DataException(String.format(
                    Locale.ROOT,
                    "The disk is too full for %s: %,d bytes are to come, but only %,d are free in %s. Free some space, or"
                            + " set TAMMES_DATA to a folder on another disk.",
                    name,
                    bytes,
                    free,
                    file.toAbsolutePath().getParent()));
        }
    }

    private long size() {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw DataException.unreadable(file, e);
        }
    }

    /** Forgets what has come. */
    void discard() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(tag);
        } catch (IOException e) {
            throw DiskOutput.failure(file, e);
        }
    }

    private Optional<String> readTag() throws IOException {
        return Files.isRegularFile(tag) ? Optional.of(Files.readString(tag)) : Optional.empty();
    }

    private void writeTag(HttpResponse<?> response) {
        String etag = header(response, "ETag");
        // A weak tag does not promise the same bytes, so If-Range must not have it.
        String value = etag.isEmpty() || etag.startsWith("W/") ? header(response, "Last-Modified") : etag;
        if (!value.isEmpty()) {
            try {
                Files.writeString(tag, value);
            } catch (IOException e) {
                throw DiskOutput.failure(tag, e);
            }
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
