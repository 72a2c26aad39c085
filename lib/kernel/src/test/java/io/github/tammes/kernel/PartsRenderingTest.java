package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.display.Picture;
import io.github.tammes.display.Renderable;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class PartsRenderingTest {

    private record Result(List<Object> parts) implements Renderable {

        @Override
        public String toString() {
            return "a result in words";
        }
    }

    private static Picture picture() {
        return new Picture(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "black & square", 2);
    }

    private static String html(Object... parts) {
        return (String) Renderings.render(new Result(List.of(parts))).data().get(MimeBundle.HTML);
    }

    @Test
    void piecesFollowEachOtherInOrder() {
        Table table = Table.create("numbers", IntColumn.create("n", 1));
        String html = html("first <sentence>", table, picture(), 42);
        int sentence = html.indexOf("<p>first &lt;sentence&gt;</p>");
        int rows = html.indexOf("<table>");
        int image = html.indexOf("<img src=\"data:image/png;base64,");
        int number = html.indexOf("<pre>42</pre>");
        assertTrue(0 < sentence && sentence < rows && rows < image && image < number, html);
    }

    @Test
    void sentencesHaveNoFormulas() {
        assertTrue(html("from $5", "to $6").matches("<div class=\"[^\"]*\\bmathjax_ignore\">.*"));
    }

    @Test
    void imagesHaveTheirSizeAndWords() {
        String html = html(picture(), picture());
        assertTrue(html.contains("width=\"8\" height=\"8\" alt=\"black &amp; square\""), html);
    }

    @Test
    void piecesCanHavePieces() {
        assertTrue(html(new Result(List.of("inner", "most")), "outer").contains("<p>inner</p>"));
    }

    @Test
    void theTextIsTheValuesOwn() {
        assertEquals(
                "a result in words",
                Renderings.render(new Result(List.of("x", "y"))).text());
    }

    @Test
    void aLonePieceStaysWhatItIs() {
        MimeBundle bundle = Renderings.render(new Result(List.of(picture())));
        assertEquals(Set.of(MimeBundle.TEXT, MimeBundle.PNG), bundle.data().keySet());
        assertEquals("a result in words", bundle.text());
        assertFalse(bundle.metadata().isEmpty());
    }

    @Test
    void aLoneSentenceIsText() {
        MimeBundle bundle = Renderings.render(new Result(List.of("alone")));
        assertEquals("a result in words", bundle.text());
    }
}
