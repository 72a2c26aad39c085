package io.github.tammes.kernel;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferResource;

/** Counts the bytes that come in; heard from several threads, read from another. */
final class Downloads extends AbstractTransferListener {

    private final Map<String, Long> active = new ConcurrentHashMap<>();
    private final AtomicLong received = new AtomicLong();

    @Override
    public void transferInitiated(TransferEvent event) {
        if (event.getRequestType() == TransferEvent.RequestType.GET) {
            active.put(file(event), 0L);
        }
    }

    @Override
    public void transferProgressed(TransferEvent event) {
        received.addAndGet(event.getDataLength());
        active.put(file(event), event.getTransferredBytes());
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        active.remove(file(event));
    }

    @Override
    public void transferFailed(TransferEvent event) {
        active.remove(file(event));
    }

    private static String file(TransferEvent event) {
        TransferResource resource = event.getResource();
        String path = resource.getResourceName();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The megabytes that have come in, in words; empty if nothing had to be downloaded. */
    Optional<String> total() {
        return received.get() == 0
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "%.1f MB downloaded", megabytes(received.get())));
    }

    /** What comes in now: the largest of the running downloads by name, and how much there is of all. */
    @Override
    public String toString() {
        String name = active.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        return name.isEmpty()
                ? "Resolving libraries …"
                : String.format(Locale.ROOT, "Downloading %s … (%.1f MB so far)", name, megabytes(received.get()));
    }

    private static double megabytes(long bytes) {
        return bytes / 1e6;
    }
}
