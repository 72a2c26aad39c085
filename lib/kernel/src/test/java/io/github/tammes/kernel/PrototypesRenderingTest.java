package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.Prototypes;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrototypesRenderingTest {

    private static final Prototypes TRIANGLE = Prototypes.place(3, 2);

    @Test
    void aSentenceThenTheTable() {
        MimeBundle bundle = Renderings.render(TRIANGLE);
        String html = (String) bundle.data().get(MimeBundle.HTML);
        int sentence = html.indexOf("<p>" + Html.escape(TRIANGLE.toString()) + "</p>");
        assertTrue(0 <= sentence && sentence < html.indexOf("<table>"), html);
        assertEquals(TRIANGLE.toString(), bundle.text());
    }

    @Test
    void aLargeSetIsNotMeasuredForBeingShown() {
        Prototypes many = Prototypes.place(12_000, 2);
        assertTrue(Renderings.render(many).text().startsWith("12,000 prototypes in 2 dimensions, not measured yet"));
        String certificate = many.certificate().toString();
        assertTrue(Renderings.render(many).text().startsWith(certificate));
    }

    @Test
    void textAloneIsTextAlone() {
        MimeBundle bundle = new PrototypesRendering().render(TRIANGLE, mime -> false);
        assertEquals(Set.of(MimeBundle.TEXT), bundle.data().keySet());
    }
}
