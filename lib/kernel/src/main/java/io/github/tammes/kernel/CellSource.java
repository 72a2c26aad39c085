package io.github.tammes.kernel;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a cell, in which strings, text blocks, characters and comments are told from code: only where code begins
 * a statement is a line with {@code %} a magic.
 */
final class CellSource {

    private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*";
    private static final String NAMES = "(?<names>" + NAME + "(?:[.#]" + NAME + ")*)";

    /** {@code X?}, {@code X()?} and {@code ?X}, as in IPython. */
    private static final Pattern QUESTION = Pattern.compile("(?:" + NAMES + "(?: *\\( *\\))?\\?{1,2}|\\?{1,2}"
            + NAMES.replace("<names>", "<asked>") + "(?: *\\( *\\))?) *;? *");

    private static final Pattern HELP = Pattern.compile("help *\\( *(?<q>\"?)" + NAMES + "\\k<q> *\\) *;? *");

    /** What can follow {@code !} in Java itself: a bracket, a second one, a literal, a new object, or a call. */
    private static final Pattern NEGATION =
            Pattern.compile("!\\s*(?:[(!\"']|new\\b|" + NAME + "(?:\\." + NAME + ")*\\s*\\().*");

    private static final Pattern FIRST_NAME = Pattern.compile("!\\s*(" + NAME + ")");

    private static final Pattern NAME_OF_CELL_MAGIC = Pattern.compile("%%\\w+");

    private final String text;
    private final Predicate<String> isVariable;
    private final StringBuilder out = new StringBuilder();
    private int at;

    /** How many brackets are open. */
    private int depth;

    /** The last character of code that is no space, 0 at the beginning; and the one before it. */
    private char last;

    private char beforeLast;

    private CellSource(String text, Predicate<String> isVariable) {
        this.text = text;
        this.isVariable = isVariable;
    }

    /**
     * Replaces magics, commands for the shell and questions for help.
     *
     * @param cell the text of a cell
     * @param magic gives the code for a magic, which begins with {@code %} and ends with its line
     * @param isVariable tells whether a name is that of a variable; {@code !name} is then its negation, and no command
     */
    static String rewrite(String cell, UnaryOperator<String> magic, Predicate<String> isVariable) {
        var source = new CellSource(cell, isVariable);
        source.scan(magic);
        return source.out.toString();
    }

    /** Tells whether a cell ends with a semicolon, which says that its last value is not to be shown. */
    static boolean endsSilently(String cell) {
        var source = new CellSource(cell, name -> false);
        source.scan(UnaryOperator.identity());
        return source.last == ';';
    }

    /**
     * Refuses a magic of a whole cell that has nothing to work on, which is no Java either.
     *
     * @param cell the text of a cell that begins with {@code %%}
     * @throws IllegalArgumentException if no name follows at once, or no line
     */
    static void requireWholeMagic(String cell) {
        Matcher name = NAME_OF_CELL_MAGIC.matcher(cell);
        if (!name.lookingAt()) {
            throw new IllegalArgumentException(
                    "there is no name behind the %% that the cell begins with; write it without a blank between them,"
                            + " as in %%bash");
        }
        if (cell.lines().skip(1).allMatch(String::isBlank)) {
            throw new IllegalArgumentException("there is nothing below " + name.group()
                    + ", which works on the lines of its cell that follow; write them there");
        }
    }

    private void scan(UnaryOperator<String> magic) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                copyTo(at + 1);
            } else if (text.startsWith("//", at)) {
                copyTo(endOfLine());
            } else if (text.startsWith("/*", at)) {
                copyTo(after("*/", at + 2));
            } else if (isMagic()) {
                // As at the end of a statement, which a magic without words is not.
                replaceLine(magic.apply(line().replaceFirst("^(%\\w+)\\s*;+\\s*$", "$1")));
            } else if (isCommand()) {
                replaceLine("io.github.tammes.kernel.Tammes.bash(\""
                        + escaped(line().substring(1).strip()) + "\");");
            } else if (beginsStatement() && !asked().isEmpty()) {
                replaceLine(magic.apply("%help " + asked()));
            } else {
                if (text.startsWith("\"\"\"", at)) {
                    copyTo(afterQuotes("\"\"\"", true));
                } else if (c == '"' || c == '\'') {
                    copyTo(afterQuotes(String.valueOf(c), false));
                } else {
                    copyTo(at + 1);
                }
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                beforeLast = last;
                last = c;
            }
        }
    }

    private boolean isMagic() {
        boolean sign = text.charAt(at) == '%'
                && at + 1 < text.length()
                && (Character.isLetterOrDigit(text.charAt(at + 1)) || text.charAt(at + 1) == '_');
        // An assignment, and not one of ==, <=, += and their like; a % elsewhere is the remainder of a division.
        boolean assigned = last == '=' && "=!<>+-*/%&|^".indexOf(beforeLast) < 0;
        return sign && (assigned || beginsStatement());
    }

    private boolean isCommand() {
        if (text.charAt(at) != '!' || depth != 0 || !beginsStatement() || line().length() == 1) {
            return false;
        }
        Matcher name = FIRST_NAME.matcher(line());
        return !NEGATION.matcher(line()).matches() && !(name.lookingAt() && isVariable.test(name.group(1)));
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private boolean beginsStatement() {
        boolean firstOfLine = text.substring(text.lastIndexOf('\n', at) + 1, at).isBlank();
        return firstOfLine && (last == 0 || last == ';' || last == '{' || last == '}');
    }

    private String asked() {
        Matcher question = QUESTION.matcher(line());
        if (question.matches()) {
            return question.group("names") != null ? question.group("names") : question.group("asked");
        }
        Matcher help = HELP.matcher(line());
        return help.matches() ? help.group("names").replaceFirst("[.]class$", "") : "";
    }

    private String line() {
        return text.substring(at, endOfLine());
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void replaceLine(String code) {
        String line = line();
        out.append(code);
        at = endOfLine();
        beforeLast = 0;
        // What follows begins a statement, and a semicolon is only the person's own.
        last = line.stripTrailing().endsWith(";") ? ';' : 0;
    }

    private void copyTo(int end) {
        out.append(text, at, end);
        at = end;
    }

    private int after(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private int afterQuotes(String quotes, boolean overLines) {
        for (int i = at + quotes.length(); i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith(quotes, i)) {
                return i + quotes.length();
            } else if (text.charAt(i) == '\n' && !overLines) {
                return i; // it is never closed, which the compiler will say
            }
        }
        return text.length();
    }
}
