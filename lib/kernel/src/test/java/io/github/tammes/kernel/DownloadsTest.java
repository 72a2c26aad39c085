package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferEvent.EventType;
import org.eclipse.aether.transfer.TransferEvent.RequestType;
import org.eclipse.aether.transfer.TransferResource;
import org.junit.jupiter.api.Test;

class DownloadsTest {

    private final Downloads downloads = new Downloads();

    private static TransferEvent.Builder event(String path, EventType type) {
        var resource = new TransferResource("central", "file:/x/", path, new File("x"), null);
        return new TransferEvent.Builder(new DefaultRepositorySystemSession(), resource)
                .setType(type)
                .setRequestType(RequestType.GET);
    }

    private void receive(String path, int bytes, long sofar) {
        downloads.transferProgressed(event(path, EventType.PROGRESSED)
                .setTransferredBytes(sofar)
                .setDataBuffer(ByteBuffer.allocate(bytes))
                .build());
    }

    @Test
    void namesTheLargestOfTheRunningDownloads() {
        receive("org/small/1/small-1.jar", 1_000_000, 1_000_000);
        receive("org/large/1/large-1.jar", 2_500_000, 2_500_000);
        assertEquals("Downloading large-1.jar … (3.5 MB so far)", downloads.toString());
        downloads.transferSucceeded(
                event("org/large/1/large-1.jar", EventType.SUCCEEDED).build());
        assertTrue(downloads.toString().contains("small-1.jar"), downloads.toString());
    }

    @Test
    void saysNothingOfDownloadsThatWereNotNeeded() {
        assertEquals(Optional.empty(), downloads.total());
        receive("org/a/1/a-1.jar", 500_000, 500_000);
        assertEquals(Optional.of("0.5 MB downloaded"), downloads.total());
    }
}
