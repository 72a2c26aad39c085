package io.github.tammes.data.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local server of one file that can be made to fail in the ways that servers fail. */
public final class ArchiveServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requestedRanges = new CopyOnWriteArrayList<>();

    volatile byte[] content;
    volatile String etag = "\"one\"";
    volatile boolean ranges = true;
    volatile int status = 200;

    /** After how many bytes of a body the connection is broken; negative for never. */
    volatile int breakAfter = -1;

    /** Whether the first connection is closed before any of the content. */
    volatile boolean breakFirst;

    /** Whether the break is silence instead of an end. */
    volatile boolean stall;

    public ArchiveServer(byte[] content) throws IOException {
        this.content = content;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/data.tar.gz");
    }

    /** Returns the Range header of each request so far, or "" of one that had none. */
    public List<String> requestedRanges() {
        return List.copyOf(requestedRanges);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        requestedRanges.add(range == null ? "" : range);
        if (etag != null) {
            exchange.getResponseHeaders().set("ETag", etag);
        }
        if (status != 200) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        int from = 0;
        if (ranges && range != null && (condition == null || condition.equals(etag))) {
            from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            if (from >= content.length) {
                exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
                exchange.sendResponseHeaders(416, -1);
                exchange.close();
                return;
            }
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(from == 0 ? 200 : 206, content.length - from);
        int breakAfter = breakFirst && requestedRanges.size() == 1 ? 0 : this.breakAfter;
        int end = breakAfter < 0 ? content.length : Math.min(content.length, from + breakAfter);
        exchange.getResponseBody().write(Arrays.copyOfRange(content, from, end));
        exchange.getResponseBody().flush();
        if (end < content.length && stall) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
