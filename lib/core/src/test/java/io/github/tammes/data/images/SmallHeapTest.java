package io.github.tammes.data.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SmallHeapTest {

    @TempDir
    private Path folder;

    @Test
    void aPictureThatIsTooLargeForTheMemoryIsSkippedAndNamed() throws IOException, InterruptedException {
        picture("cat/a.png", 8, 8);
        picture("cat/large.png", 3900, 3900);
        picture("dog/b.png", 8, 8);
        picture("dog/large.png", 3900, 3900);
        for (int i = 0; i < 6; i++) {
            picture("dog/middle-" + i + ".png", 1000, 1000);
        }

        List<String> lines = load(40, 4);

        assertTrue(lines.stream().anyMatch(line -> line.startsWith("cat/large.png: too large")), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("dog/large.png: too large")), lines.toString());
        assertEquals("8 loaded", lines.get(0), lines.toString());
        assertEquals(3, lines.size());
    }

    @Test
    void imagesThatTakeMoreThanTheMemoryAreRefusedInASentence() throws IOException, InterruptedException {
        picture("cat/a.png", 8, 8);
        picture("dog/b.png", 8, 8);

        List<String> lines = load(64, 5000);

        assertTrue(lines.get(0).contains("144 MB are needed and this Java has 64 MB"), lines.toString());
        assertEquals(1, lines.size());
    }

    /** As in a container or a job of a cluster, where often nobody has set a locale. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aNameThatTheLocaleHasNoLettersForIsSkippedAndNoError() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("sun.jnu.encoding").equals("UTF-8"), "this Java can write no such name either");
        picture("cat/a.png", 8, 8);
        picture("dog/b.png", 8, 8);
        picture("bär/c.png", 8, 8);

        List<String> lines = load(64, 4, "C");

        assertEquals("2 loaded", lines.get(0), lines.toString());
        assertTrue(lines.get(1).contains("LANG is one of UTF-8"), lines.toString());
        assertEquals("3 loaded", load(64, 4, "C.UTF-8").get(0));
    }

    private void picture(String name, int width, int height) throws IOException {
        MadeImageFiles.write(folder.resolve(name), new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY));
    }

    private List<String> load(int megabytes, int side) throws IOException, InterruptedException {
        return load(megabytes, side, "C.UTF-8");
    }

    private List<String> load(int megabytes, int side, String locale) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapLoading.class.getName(),
                        folder.toString(),
                        String.valueOf(side))
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", locale);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        // Newer Javas warn of what Tablesaw's search for its readers does.
        return output.lines()
                .filter(line -> !line.startsWith("SLF4J") && !line.startsWith("WARNING: "))
                .toList();
    }
}
