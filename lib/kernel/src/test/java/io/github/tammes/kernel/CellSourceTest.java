package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellSourceTest {

    private static String rewritten(String cell) {
        return CellSource.rewrite(cell, magic -> "[" + magic + "]", "known"::equals);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!ls -l | ls -l",
                "!ls | ls",
                "!./run --help | ./run --help",
                "!python3.11 -V | python3.11 -V",
                "!echo 'a b' | echo 'a b'",
                "! git status | git status"
            })
    void anExclamationMarkBeginsACommand(String cell, String command) {
        String code = "io.github.tammes.kernel.Tammes.bash(\"" + command + "\");";
        assertEquals(code, rewritten(cell));
        assertEquals("int x = 1;\n" + code + "\nint y;", rewritten("int x = 1;\n" + cell + "\nint y;"));
    }

    @Test
    void quotesAndBackslashesOfACommandAreKept() {
        assertEquals("io.github.tammes.kernel.Tammes.bash(\"echo \\\"a\\\\n\\\"\");", rewritten("!echo \"a\\n\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!known",
                "!known && true",
                "!known.isEmpty()",
                "!list.isEmpty()",
                "!Files.exists(path)",
                "!(a && b)",
                "!!known",
                "!\"abc\".isEmpty()",
                "!new String(\"\").isEmpty()",
                "!",
                "var a = f(\n!b);",
                "boolean[] all = {\n!a,\n!b};",
                "if (x\n!= y) { }"
            })
    void aNegationStaysAsItIs(String cell) {
        assertEquals(cell, rewritten(cell));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String s = \"\"\"\n%d\n  %time\"\"\".formatted(3);",
                "/*\n%d\n*/ int x;",
                "// =%foo",
                "int r = a\n    %b;",
                "String s = \"a =%d\" + '\"' + \"=%d\";",
                "char c = '\\''; String s = \"\\\"=%d\";",
                "f(a ==%b);",
                "var s = \"\"\"\n \\\"\"\"\n%d\n\"\"\";",
                "flag ? 1 : 2",
                "help(1 + 2)",
                "String s = \"\n%d"
            })
    void javaStaysAsItIs(String cell) {
        assertEquals(cell, rewritten(cell));
    }

    @ParameterizedTest
    @CsvSource({
        "%tammes status, [%tammes status]",
        "int x = 1;|  %time f(), int x = 1;|  [%time f()]",
        "%a|%b, [%a]|[%b]",
        "%tammes;, [%tammes]",
        "%tammes ;;, [%tammes]",
        "var x = %load y, var x = [%load y]",
        "/* c */|%a, /* c */|[%a]",
        "Training?, [%help Training]",
        "Training.fit()?, [%help Training.fit]",
        "?Training.fit, [%help Training.fit]",
        "help(Training);, [%help Training]",
        "help(Training.class), [%help Training]",
    })
    void aMagicIsReplacedInItsLine(String cell, String expected) {
        assertEquals(expected.replace('|', '\n'), rewritten(cell.replace('|', '\n')));
    }

    @Test
    void linesKeepTheirNumbers() {
        String cell = "int a;\n%time f()\n\"\"\"\n%d\"\"\";\nTraining?\n";
        assertEquals(cell.lines().count(), rewritten(cell).lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"l.add(3);", "l.add(3); // why", "l.add(3);\n/* why */\n\n", "%time f();"})
    void aLastSemicolonAsksForSilence(String cell) {
        assertTrue(CellSource.endsSilently(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"l.add(3)", "\"a;\"", "x // ;", "';'", "", "%tammes status", "int x = 1; x"})
    void nothingElseDoes(String cell) {
        assertFalse(CellSource.endsSilently(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%bash", "%%bash\n", "%%bash -e\n \n\n"})
    void aMagicOfAWholeCellNeedsLinesBelowIt(String cell) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> CellSource.requireWholeMagic(cell));
        assertTrue(e.getMessage().contains("nothing below %%bash,"), e.getMessage());
    }

    @Test
    void aMagicOfAWholeCellHasItsNameAtOnce() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> CellSource.requireWholeMagic("%% bash\nls"));
        assertTrue(e.getMessage().contains("no name"), e.getMessage());
        CellSource.requireWholeMagic("%%bash\n\nls");
    }
}
