package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import io.github.tammes.display.Display;
import io.github.tammes.display.TextDisplay;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibrariesTest {

    @TempDir
    private Path folder;

    private final Display before = Display.current();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final FakeJJava kernel = new FakeJJava();
    private TestRepository repository;
    private Libraries libraries;

    @BeforeEach
    void start() throws IOException {
        kernel.start();
        Display.use(new TextDisplay(new PrintStream(said, true, StandardCharsets.UTF_8)));
        repository = new TestRepository(Files.createDirectories(folder.resolve("repository")));
        repository.add("base", "1");
        repository.add("base", "2");
        repository.add("tool", "1", "base:2");
        repository.add("gadget", "1", "base:1", "widget:1");
        repository.add("widget", "1");
        var remote = new RemoteRepository.Builder(
                        "central", "default", repository.folder().toUri().toString())
                .build();
        var resolver = new MavenResolver(ContextOverrides.create()
                .withMavenUserHomeOverride(folder.resolve("home"))
                .repositories(List.of(remote))
                .addRepositoriesOp(ContextOverrides.AddRepositoriesOp.REPLACE)
                .build());
        var pinned = PinnedLibraries.parse(
                "{groupId: org.example, artifactId: base, version: 1, scope: compile, classifier: ''}", "cu999");
        libraries = new Libraries(Backends.find().orElseThrow(), resolver, pinned, new LoadedJars(List.of()));
    }

    @AfterEach
    void stop() {
        kernel.stop();
        Display.use(before);
    }

    private List<String> loaded() {
        return kernel.classpath.stream()
                .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                .filter(path -> !path.isEmpty())
                .map(path -> Path.of(path).getFileName().toString())
                .toList();
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsAddedAgreesWithWhatTheLibraryNeeds() {
        libraries.add(List.of("org.example:tool:1"));
        assertEquals(List.of("base-1.jar", "tool-1.jar"), loaded());
        assertTrue(said().contains("2 jars added"), said());
    }

    @Test
    void nothingIsLoadedTwice() {
        libraries.add(List.of("org.example:tool:1"));
        libraries.add(List.of("org.example:gadget:1"));
        assertEquals(List.of("base-1.jar", "tool-1.jar", "gadget-1.jar", "widget-1.jar"), loaded());
        libraries.add(List.of("org.example:gadget:1"));
        assertEquals(4, loaded().size());
        assertTrue(said().contains("Nothing new had to be loaded"), said());
    }

    @Test
    void aJarThatIsCutOffIsNotLoaded() throws IOException {
        libraries.add(List.of("org.example:tool:1"));
        Path jar = repository.folder().resolve("org/example/widget/1/widget-1.jar");
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
        var refusal = assertThrows(DamagedJarException.class, () -> libraries.add(List.of("org.example:widget:1")));
        assertTrue(refusal.getMessage().contains("widget-1.jar is damaged"), refusal.getMessage());
        assertEquals(List.of("base-1.jar", "tool-1.jar"), loaded());
    }

    @Test
    void aVersionThatIsNoneIsNotTheNetworksFault() {
        var refusal =
                assertThrows(MissingArtifactException.class, () -> libraries.add(List.of("org.example:widget:[1.0,")));
        assertTrue(refusal.getMessage().contains("[1.0,"), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("network"), refusal.getMessage());
    }

    @Test
    void aResolutionThatFailsDoesNotSeemToGoOn() {
        assertThrows(MissingArtifactException.class, () -> libraries.add(List.of("org.example:absent:1")));
        assertTrue(said().endsWith("No library was added." + System.lineSeparator()), said());
    }

    @Test
    void aVersionThatGivesWayIsNamed() {
        libraries.add(List.of("org.example:base:2"));
        assertEquals(List.of("base-1.jar"), loaded());
        assertTrue(said().contains("base 2 is not used, because 1 goes with the other libraries"), said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2)", "LATEST", "1.5"})
    void aRangeIsNoVersionThatGivesWay(String version) {
        var chosen = new DefaultArtifact("org.example:widget:1.5");
        assertEquals(List.of(), VersionsGivenWay.sentences(List.of("org.example:widget:" + version), List.of(chosen)));
    }
}
