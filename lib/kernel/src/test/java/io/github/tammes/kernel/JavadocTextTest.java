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

    @Test
    void plainTextHasNoHtml() {
        assertEquals(
                "A a < b.\n\nNext\n- one",
                JavadocText.plain("A <code>a &lt; b</code>.<p>Next<ul>\n<li>one</ul>")
                        .replace("\n\n- ", "\n- "));
    }
}
