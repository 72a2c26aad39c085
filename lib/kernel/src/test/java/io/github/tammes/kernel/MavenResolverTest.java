package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenResolverTest {

    @TempDir
    private Path folder;

    private TestRepository repository;

    @BeforeEach
    void fill() throws IOException {
        repository = new TestRepository(Files.createDirectories(folder.resolve("repository")));
        repository.add("app", "1", "left:1", "right:1");
        repository.add("left", "1", "shared:1");
        repository.add("right", "1", "shared:2");
        repository.add("shared", "1");
        repository.add("shared", "2");
        repository.add("orphan", "1", "nowhere:7");
    }

    /** A Maven user of its own: nothing of the person who runs the tests. */
    private ContextOverrides.Builder user(URI remote) {
        var central = new RemoteRepository.Builder("central", "default", remote.toString()).build();
        return ContextOverrides.create()
                .withUserSettings(true)
                .withMavenUserHomeOverride(folder.resolve("home"))
                .repositories(List.of(central))
                .addRepositoriesOp(ContextOverrides.AddRepositoriesOp.REPLACE);
    }

    private MavenResolver byFile() {
        return new MavenResolver(user(repository.folder().toUri()).build());
    }

    private static List<String> names(List<Artifact> graph) {
        return graph.stream()
                .map(artifact -> artifact.getFile().getName())
                .sorted()
                .toList();
    }

    private static List<String> resolve(MavenResolver resolver, String... coordinates) {
        return names(resolver.resolve(List.of(), List.of(coordinates), new Downloads()));
    }

    @Test
    void oneVersionOfEachArtifact() {
        assertEquals(
                List.of("app-1.jar", "left-1.jar", "right-1.jar", "shared-1.jar"),
                resolve(byFile(), "org.example:app:1"));
    }

    @Test
    void severalCoordinatesAreOneGraph() {
        assertEquals(
                List.of("left-1.jar", "right-1.jar", "shared-2.jar"),
                resolve(byFile(), "org.example:right:1", "org.example:left:1"));
    }

    @Test
    void completeArtifactsBringNothingAndGoFirst() {
        List<Artifact> graph = byFile().resolve(
                        List.of("org.example:right:1", "org.example:shared:1"),
                        List.of("org.example:app:1", "org.example:shared:2"),
                        new Downloads());
        assertEquals(List.of("app-1.jar", "left-1.jar", "right-1.jar", "shared-1.jar"), names(graph));
        assertEquals(
                List.of("shared 2 is not used, because 1 goes with the other libraries"),
                VersionsGivenWay.sentences(List.of("org.example:app:1", "org.example:shared:2"), graph));
    }

    @Test
    void aMissingArtifactIsOneSentenceThatNamesIt() {
        var error = assertThrows(MissingArtifactException.class, () -> resolve(byFile(), "org.example:gone:3"));
        assertEquals(
                "org.example:gone:3 cannot be had: no repository has it; check group, name and version",
                error.getMessage());
    }

    @Test
    void aMissingDependencyIsNamedItself() {
        var error = assertThrows(MissingArtifactException.class, () -> resolve(byFile(), "org.example:orphan:1"));
        assertTrue(error.getMessage().startsWith("org.example:nowhere:7 cannot be had"), error.getMessage());
    }

    @Test
    void malformedCoordinatesSayHowToWriteThem() {
        var error = assertThrows(IllegalArgumentException.class, () -> resolve(byFile(), "guava"));
        assertTrue(error.getMessage().contains("“guava”"), error.getMessage());
        assertTrue(error.getMessage().contains("group:artifact:version"), error.getMessage());
    }

    @Test
    void whatCameOverTheNetworkOnceComesOffline() throws IOException {
        HttpServer server = repository.serve();
        URI remote = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        var downloads = new Downloads();
        try {
            new MavenResolver(user(remote).build()).resolve(List.of(), List.of("org.example:left:1"), downloads);
        } finally {
            server.stop(0);
        }
        assertTrue(downloads.total().isPresent());

        Files.writeString(folder.resolve("home/settings.xml"), "<settings><offline>true</offline></settings>");
        var offline = new MavenResolver(user(remote).build());
        assertEquals(List.of("left-1.jar", "shared-1.jar"), resolve(offline, "org.example:left:1"));
        var error = assertThrows(MissingArtifactException.class, () -> resolve(offline, "org.example:right:1"));
        assertTrue(error.getMessage().contains("offline"), error.getMessage());
    }

    @Test
    void anUnreachableServerIsOneSentence() {
        var unreachable =
                new MavenResolver(user(URI.create("http://127.0.0.1:9/")).build());
        var error = assertThrows(MissingArtifactException.class, () -> resolve(unreachable, "org.example:left:1"));
        assertTrue(error.getMessage().startsWith("org.example:left:1 cannot be had"), error.getMessage());
        assertTrue(error.getMessage().contains("network"), error.getMessage());
    }

    @Test
    void aMirrorOfTheSettingsIsUsed() throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(
                folder.resolve("home/settings.xml"),
                "<settings><mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf><url>"
                        + repository.folder().toUri() + "</url></mirror></mirrors></settings>");
        var resolver = new MavenResolver(user(URI.create("http://127.0.0.1:9/")).build());
        assertEquals(List.of("left-1.jar", "shared-1.jar"), resolve(resolver, "org.example:left:1"));
    }
}
