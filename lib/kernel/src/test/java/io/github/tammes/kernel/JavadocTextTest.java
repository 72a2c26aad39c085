package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JavadocTextTest {

    @Test
    void tagsBecomeWords() {
        String html = JavadocText.html(
                " Fits {@code List<String>} to {@link Task#of a task}, as {@link #fit(int, int)} does.\n @param k how"
                        + " many\n @return a run\n @throws X if not\n @since 1");
        assertTrue(
                html.contains("<code>List&lt;String&gt;</code> to <code>a task</code>, as <code>fit(int, int)</code>"),
                html);
        assertTrue(html.contains("<li><code>k</code>: how many</li>"), html);
        assertTrue(html.contains("<li>returns a run</li>"), html);
        assertTrue(!html.contains("since") && !html.contains("{@"), html);
    }

    /** Of code with brackets in brackets nothing was made, and its types were then taken for HTML and lost. */
    @Test
    void codeIsWholeWhateverBracketsAndAnnotationsAreInIt() {
        String html = JavadocText.html(
                " As in\n <pre>{@code\n class A {\n   @Override\n   void run(List<String> a) { if (a == null)"
                        + " { go(); } }\n }\n }</pre>\n {@code never closed\n @param k how many");
        assertTrue(
                html.contains("@Override\n   void run(List&lt;String&gt; a) { if (a == null) { go(); } }\n }</code>"),
                html);
        assertTrue(html.contains("<li><code>k</code>: how many</li>"), html);
        assertTrue(html.contains("{@code never closed"), html);
    }

    /** A pattern needs the stack for each of its characters. */
    @Test
    void codeCanBeLong() {
        String code = "int i; {} ".repeat(10_000).strip();
        assertEquals("<p><code>" + code + "</code></p>", JavadocText.html("{@code " + code + "}"));
    }

    @Test
    void plainTextHasNoHtml() {
        assertEquals(
                "A a < b.\n\nNext\n- one",
                JavadocText.plain("A <code>a &lt; b</code>.<p>Next<ul>\n<li>one</ul>")
                        .replace("\n\n- ", "\n- "));
    }
}
