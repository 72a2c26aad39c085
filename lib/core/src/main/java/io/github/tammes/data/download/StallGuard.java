package io.github.tammes.data.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Reads a stream, and closes it when it has given nothing for too long, since a read of an HTTP body has no time limit of its own. */
final class StallGuard implements AutoCloseable {

    private final InputStream stream;
    private final long patienceNanos;
    private final Thread watcher;
    private volatile long last = System.nanoTime();
    private volatile boolean stalled;

    StallGuard(InputStream stream, Duration patience) {
        this.stream = stream;
        this.patienceNanos = patience.toNanos();
        this.watcher = new Thread(this::watch, "tammes-download-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Reads as {@link InputStream#read(byte[])} does. */
    int read(byte[] block) throws IOException {
        try {
            int count = stream.read(block);
            last = System.nanoTime();
            if (stalled) {
                throw new IOException("closed");
            }
            return count;
        } catch (IOException e) {
            if (stalled) {
                throw new HttpTimeoutException("The server stopped sending.");
            }
            throw e;
        }
    }

    private void watch() {
        try {
            for (long left = patienceNanos; left > 0; left = last + patienceNanos - System.nanoTime()) {
                Thread.sleep(left / 1_000_000 + 1);
            }
            stalled = true;
            stream.close();
        } catch (InterruptedException e) {
            // The download is over.
            return;
        } catch (IOException e) {
            // The reader tells that it is over, and nobody listens here.
            return;
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
