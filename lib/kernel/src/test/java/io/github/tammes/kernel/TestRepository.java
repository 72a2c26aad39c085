package io.github.tammes.kernel;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Maven repository in a folder, filled by a test. */
record TestRepository(Path folder) {

    /** Adds an artifact {@code org.example:name} with a jar, and dependencies written as {@code name:version}. */
    void add(String name, String version, String... dependencies) throws IOException {
        Path place = folder.resolve("org/example").resolve(name).resolve(version);
        Files.createDirectories(place);
        StringBuilder pom = new StringBuilder("<project><modelVersion>4.0.0</modelVersion>")
                .append("<groupId>org.example</groupId><artifactId>")
                .append(name)
                .append("</artifactId><version>")
                .append(version)
                .append("</version><dependencies>");
        for (String dependency : dependencies) {
            String[] parts = dependency.split(":", -1);
            pom.append("<dependency><groupId>org.example</groupId><artifactId>")
                    .append(parts[0])
                    .append("</artifactId><version>")
                    .append(parts[1])
                    .append("</version></dependency>");
        }
        Files.writeString(place.resolve(name + "-" + version + ".pom"), pom + "</dependencies></project>");
        jar(place.resolve(name + "-" + version + ".jar"), name + " " + version);
    }

    /** Serves the repository on a free port of this machine; the caller stops the server. */
    HttpServer serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
                boolean found = Files.isRegularFile(file);
                byte[] bytes = found ? Files.readAllBytes(file) : new byte[0];
                exchange.sendResponseHeaders(found ? 200 : 404, found ? bytes.length : -1);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        return server;
    }

    private static void jar(Path file, String content) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("content.txt"));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
