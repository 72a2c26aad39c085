package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorReportTest {

    private final CellPlaces places = new CellPlaces();

    private static StackTraceElement frame(String type, String method, String file, int line) {
        return new StackTraceElement(type, method, file, line);
    }

    private String report(StackTraceElement... frames) {
        return String.join(
                "\n",
                ErrorReport.of(new Failure("a.b.Bad", Optional.of("words"), List.of(frames), Optional.empty()), places)
                        .lines());
    }

    @Test
    void aFrameOfASnippetIsALineOfItsCell() {
        places.put("7", new CellPlaces.Place(3, "int a;\n\nint f() {\n  return 1 / 0;\n}", 8));
        String text = report(frame("", "f", "#7", 2), frame("", "", "#7", 1), frame("java.lang.X", "y", "X.java", 1));
        assertTrue(text.contains("cell [3], line 4"), text);
        assertTrue(text.contains("→   4    return 1 / 0;"), text);
        assertTrue(text.contains("at f, cell [3], line 4"), text);
        assertTrue(!text.contains("java.lang"), text);
    }

    /** In Arabic the line that is meant had other digits than the sentence above it. */
    @Test
    void linesHaveTheirNumbersInTheDigitsOfTheSentence() {
        places.put("7", new CellPlaces.Place(3, "int a = 1 / 0;", 0));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            String text = report(frame("", "", "#7", 1));
            assertTrue(text.contains("→   1  int a"), text);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void recursionIsFoldedAndDepthIsLimited() {
        List<StackTraceElement> frames = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            frames.add(frame("lib.A", "ping", "A.java", 1));
            frames.add(frame("lib.B", "pong", "B.java", 2));
        }
        String text = report(frames.toArray(StackTraceElement[]::new));
        assertTrue(text.contains("the same 2 499 times more"), text);
        assertTrue(text.lines().count() < 10, text);
        frames.clear();
        for (int i = 0; i < 500; i++) {
            frames.add(frame("lib.A", "m" + i, "A.java", i));
        }
        assertTrue(report(frames.toArray(StackTraceElement[]::new)).lines().count() <= 22);
    }

    @Test
    void aMarkStandsUnderTheMistake() {
        var place = new CellPlaces.Place(5, "int a = 1;\nint b = \"x\";\nint c;", 11);
        List<String> lines = ErrorReport.ofRefusals(
                        List.of(new ErrorReport.Refusal(8, 11, "no\n  location: class")), place)
                .lines();
        String shown = String.join("\n", lines).replaceAll("\u001b\\[\\d+m", "");
        assertTrue(shown.contains("→   2  int b = \"x\";\n               ^^^\n"), shown);
        assertTrue(!shown.contains("location"), shown);
    }

    @Test
    void ofALongLineTheMistakeIsShown() {
        String line = "int longer = 1; ".repeat(20) + "int wrong = true;";
        var place = new CellPlaces.Place(1, line, 0);
        int column = line.indexOf("true");
        List<String> lines =
                ErrorReport.ofRefusals(List.of(new ErrorReport.Refusal(column, column + 4, "no")), place)
                        .lines()
                        .stream()
                        .map(each -> each.replaceAll("\u001b\\[\\d+m", ""))
                        .toList();
        assertEquals(lines.get(2).indexOf("true"), lines.get(3).indexOf("^^^^"), String.join("\n", lines));
        assertTrue(lines.stream().allMatch(each -> each.length() <= 100), String.join("\n", lines));
    }

    @Test
    void aMagicsOwnWordsComeFirst() {
        var cause = new IllegalStateException("the sentence");
        Failure failure =
                Failure.of(new RuntimeException("Exception running line magic 'tammes': the sentence", cause));
        assertEquals("IllegalStateException: the sentence", failure.headline());
    }

    @Test
    void javasWordsNameWhatTheCellDeclaresWithoutTheClassAroundIt() {
        String words =
                "Cannot read field \"y\" because the return value of \"REPL.$JShell$22B$P.n()\" is null, not REPL/$JShell$3$Net";
        assertEquals(
                "NullPointerException: Cannot read field \"y\" because the return value of \"P.n()\" is null, not Net",
                Failure.of(new NullPointerException(words)).headline());
    }
}
