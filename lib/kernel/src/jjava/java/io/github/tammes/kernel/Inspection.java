package io.github.tammes.kernel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** What is known of a name: its declaration and its comment. */
final class Inspection {

    private static final int MAX_OVERLOADS = 12;

    private final SourceCodeAnalysis analysis;
    private final LibrarySources sources = new LibrarySources();

    Inspection(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /**
     * Describes what stands at a place of a cell.
     *
     * @param code the cell
     * @param at the place between two characters, as of a cursor
     */
    Optional<DisplayData> at(String code, int at) {
        int end = Math.max(0, Math.min(at, code.length()));
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        int next = end;
        while (next < code.length() && Character.isWhitespace(code.charAt(next))) {
            next++;
        }
        boolean isName = end > 0 && Character.isJavaIdentifierPart(code.charAt(end - 1));
        String name = statement(code.substring(0, end));
        if (isName && next < code.length() && code.charAt(next) == '(') {
            return described(name + "(");
        }
        return described(name).or(() -> isName ? described(name + "(") : Optional.empty());
    }

    /** Describes a class, method or variable by its name; a method of objects by its class's name and its own. */
    Optional<DisplayData> of(String name) {
        String dotted = name.replace('#', '.');
        int dot = dotted.lastIndexOf('.');
        return at(dotted, dotted.length())
                .or(() -> dot < 0
                        ? Optional.empty()
                        : described("((" + dotted.substring(0, dot) + ") null)" + dotted.substring(dot) + "("));
    }

    /** The statement that a piece of code ends with, without magics. */
    private String statement(String code) {
        String rest = CellSource.rewrite(code, magic -> "", name -> true);
        CompletionInfo next = analysis.analyzeCompletion(rest);
        while (next.completeness().isComplete() && !next.remaining().isBlank()) {
            rest = next.remaining();
            next = analysis.analyzeCompletion(rest);
        }
        return rest;
    }

    private Optional<DisplayData> described(String code) {
        sources.bring();
        List<Documentation> found = analysis.documentation(code, code.length(), true);
        if (found == null || found.isEmpty()) {
            return Optional.empty();
        }
        String html = found.stream().limit(MAX_OVERLOADS).map(Inspection::html).collect(Collectors.joining("<hr>"));
        var data = new DisplayData(
                found.stream().limit(MAX_OVERLOADS).map(Inspection::text).collect(Collectors.joining("\n\n———\n\n")));
        data.putHTML(html);
        return Optional.of(data);
    }

    private static String html(Documentation found) {
        String signature = "<p><b><code>" + Html.escape(SimpleNames.in(found.signature())) + "</code></b></p>";
        return found.javadoc() == null ? signature : signature + JavadocText.html(found.javadoc());
    }

    private static String text(Documentation found) {
        String signature = SimpleNames.in(found.signature());
        return found.javadoc() == null
                ? signature
                : signature + "\n\n" + JavadocText.plain(JavadocText.html(found.javadoc()));
    }
}
