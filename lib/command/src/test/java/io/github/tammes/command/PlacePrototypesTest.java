package io.github.tammes.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.PlacementProgress;
import io.github.tammes.sphere.Prototypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacePrototypesTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String arguments) {
        out.reset();
        err.reset();
        String[] args = arguments.isEmpty()
                ? new String[0]
                : arguments.replace("FOLDER", folder.toString()).split(" ");
        return PlacePrototypes.run(
                args,
                new PrintWriter(out, true, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8));
    }

    private void assertFails(String expected, String arguments) {
        assertEquals(1, run(arguments), arguments);
        String message = err.toString(StandardCharsets.UTF_8);
        assertTrue(message.startsWith("tammes: ") && message.contains(expected), message);
        assertEquals(1, message.lines().count(), message);
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void writesPrototypesAndPrintsTheirCertificate() throws IOException {
        assertEquals(0, run("--classes 12 --dimensions 3 --seed 5 --out FOLDER/p.npy"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("greatest cosine 0.4472"));
        assertEquals(
                Prototypes.place(12, 3, PlacementOptions.defaults().withSeed(5))
                        .certificate()
                        .maxCosine(),
                Prototypes.read(folder.resolve("p.npy")).certificate().maxCosine(),
                1e-6);
    }

    @Test
    void everyMethodCanBeNamed() {
        for (String method : new String[] {"best", "closed-form", "smooth-maximum", "paper", "random", "one-hot"}) {
            assertEquals(0, run("--classes 4 --dimensions 4 --method " + method + " --out=FOLDER/p.csv"), method);
        }
        for (String method : new String[] {"smooth-maximum", "paper"}) {
            assertEquals(
                    0, run("--classes 4 --dimensions 4 --steps 9 --method " + method + " --out=FOLDER/p.csv"), method);
        }
        for (String method : new String[] {"best", "closed-form", "random", "one-hot"}) {
            assertFails(
                    "none to count; leave steps out (0), or use the method SMOOTH_MAXIMUM or PAPER",
                    "--classes 4 --dimensions 4 --steps 9 --method " + method + " --out FOLDER/p.csv");
        }
        assertFails("--method is \"magic\"", "--classes 4 --dimensions 4 --steps 9 --method magic --out FOLDER/p.csv");
    }

    @Test
    void namesComeAsAListOrAFile() throws IOException {
        assertEquals(0, run("--names cat,dog,emu --dimensions 2 --out FOLDER/p.csv"));
        assertEquals(
                List.of("cat", "dog", "emu"),
                Prototypes.read(folder.resolve("p.csv")).classNames());
        Files.writeString(folder.resolve("names.txt"), "sea\nroad\n\nsky\n");
        assertEquals(0, run("--names FOLDER/names.txt --dimensions 2 --out FOLDER/p.csv"));
        assertEquals(
                List.of("sea", "road", "sky"),
                Prototypes.read(folder.resolve("p.csv")).classNames());
        Files.writeString(folder.resolve("names.txt"), "\uFEFFsea\r\nroad\r\n");
        assertEquals(0, run("--names FOLDER/names.txt --dimensions 2 --out FOLDER/p.csv"));
        assertEquals(
                List.of("sea", "road"), Prototypes.read(folder.resolve("p.csv")).classNames());
        Files.writeString(folder.resolve("sea,sky.txt"), "sea\nroad\nsky\n");
        assertEquals(0, run("--names FOLDER/sea,sky.txt --dimensions 2 --out FOLDER/p.csv"));
        assertEquals(
                List.of("sea", "road", "sky"),
                Prototypes.read(folder.resolve("p.csv")).classNames());
        assertFails(folder + " is a folder", "--names FOLDER --dimensions 2 --out FOLDER/p.csv");
    }

    @Test
    void wordVectorsPlaceByMeaning() throws IOException {
        Files.writeString(
                folder.resolve("words.txt"),
                "cat 1 0.1 0\ndog 1 0.2 0.1\nemu 0.6 0.4 0\ncar 0 1 0.2\nbus 0.1 1 0\nsea 0 0.1 1\n");
        for (String method : new String[] {"semantic", "aligned", "words"}) {
            assertEquals(
                    0,
                    run("--words FOLDER/words.txt --names cat,car,bus,sea --method " + method
                            + (method.equals("words") ? "" : " --dimensions 2") + " --out FOLDER/p.csv"),
                    err::toString);
            assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("Triplet agreement"));
            assertEquals(
                    "sea", Prototypes.read(folder.resolve("p.csv")).classNames().get(3));
        }
        assertEquals(0, run("--words FOLDER/words.txt --dimensions 3 --out FOLDER/p.csv"));
        assertEquals(6, Prototypes.read(folder.resolve("p.csv")).classes());
        assertFails("cow", "--words FOLDER/words.txt --names cat,cow,bus --dimensions 2 --out FOLDER/p.csv");
        String with = "--words FOLDER/words.txt --dimensions 2 --out FOLDER/p.csv ";
        assertFails("--method best does not use it", with + "--method best --names cat,car");
        assertFails("--steps", with + "--steps 5");
        assertFails("--steps", with + "--steps 5 --method words");
        assertFails("--effort", with + "--effort 5 --method words");
        assertFails("the word vectors have 3", with + "--method words");
        assertFails("--effort", "--classes 4 --dimensions 4 --effort 1h --method one-hot --out FOLDER/p.csv");
        assertFails("--steps", with + "--steps 5 --method aligned");
        assertEquals(0, run(with + "--effort 2 --method aligned"), err::toString);
        assertFails("leave out --classes", "--words FOLDER/words.txt --classes 5 --dimensions 2 --out FOLDER/p.csv");
    }

    @Test
    void whatIsWrongIsSaidInOneSentence() throws IOException {
        String size = "--classes 9 --dimensions 3 ";
        assertFails("--out", size);
        assertFails("--classes is missing", "--dimensions 3 --out FOLDER/p.npy");
        assertFails("--dimensions is missing", "--classes 9 --out FOLDER/p.npy");
        assertFails("'many' is not an int", "--classes many --dimensions 3 --out FOLDER/p.npy");
        assertFails("--dimensions is 0", "--classes 9 --dimensions 0 --out FOLDER/p.npy");
        assertFails("'x' is not a long", size + "--seed x --out FOLDER/p.npy");
        assertFails("'--clases'", "--clases 9 --out FOLDER/p.npy");
        assertFails("'--seed'", size + "--out FOLDER/p.npy --seed");
        assertFails("option '--seed' (S) should be specified only once", size + "--out FOLDER/p.npy --seed 1 --seed 2");
        assertFails("--method is \"magic\"", size + "--method magic --out FOLDER/p.npy");
        assertFails("no closed form is known for 9 classes", size + "--method closed-form --out FOLDER/p.npy");
        assertFails("at least 2 dimensions", "--classes 9 --dimensions 1 --out FOLDER/p.npy");
        assertFails("hundred years, and not \"9999999h\"", size + "--effort 9999999h --out FOLDER/p.npy");
        assertFails("ends in .npy", size + "--out FOLDER/p.txt");
        assertFails("none", size + "--out FOLDER/none/p.npy");
        assertFails("there is no file", size + "--names FOLDER/none.txt --out FOLDER/p.npy");
        assertFails("there is no file", "--dimensions 3 --words FOLDER/none.txt --out FOLDER/p.npy");
        assertFails("is not a file name", size + "--out p\0.npy");
        Files.createDirectory(folder.resolve("taken.npy"));
        assertFails("taken.npy", size + "--out FOLDER/taken.npy");
        assertFalse(Files.exists(folder.resolve("p.npy")));
    }

    @Test
    void helpIsPrintedOnDemandAndWhenNothingIsAskedFor() {
        assertEquals(0, run("--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("Usage: prototypes"));
        assertEquals(1, run(""));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("Usage: prototypes"));
    }

    @Test
    void theEffortIsANumberOfStartsOrATime() throws IOException {
        assertEquals(0, run("--classes 20 --dimensions 4 --effort 3 --out FOLDER/three.csv"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("best of 3 starts"));
        assertEquals(
                Prototypes.place(20, 4, PlacementOptions.defaults().withEffort(3)),
                Prototypes.read(folder.resolve("three.csv")));
        assertEquals(0, run("--classes 20 --dimensions 4 --effort 1s --out FOLDER/second.csv"));
        for (String wrong : List.of("0", "soon", "-3", "5d", "99999999999")) {
            assertFails("--effort", "--classes 20 --dimensions 4 --effort " + wrong + " --out FOLDER/p.csv");
        }
    }

    @Test
    void longWorkSaysHowFarItIs() {
        StringWriter text = new StringWriter();
        ProgressLine line = new ProgressLine(new PrintWriter(text), false);
        line.show(progress(1, 0, 1));
        assertEquals("", text.toString(), "not before two seconds");
        line.show(progress(3, 0, 57));
        line.show(progress(4, 1, 56));
        line.show(progress(70, 2, 0));
        line.end();

        assertEquals(
                List.of(
                        "Placing: first start, 0:57 left",
                        "Placing: greatest cosine 0.250000 after 2 starts, 0:00 left"),
                text.toString().lines().toList());
    }

    private static PlacementProgress progress(int seconds, int starts, int left) {
        return new PlacementProgress(
                starts,
                OptionalInt.empty(),
                starts == 0 ? 1 : 0.25,
                Duration.ofSeconds(seconds),
                Optional.of(Duration.ofSeconds(left)));
    }

    @Test
    void aLongMeasurementIsAnnounced() {
        assertTrue(PlacePrototypes.measurementNote(100, 100).isEmpty());
        assertTrue(PlacePrototypes.measurementNote(21_841, 512).orElseThrow().contains("244 billion products"));
    }
}
