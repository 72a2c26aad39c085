package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void nothingOfATextIsReadAsMarkup() {
        assertEquals("&lt;b title=&quot;&#39;&quot;&gt; &amp;amp; é", Html.escape("<b title=\"'\"> &amp; é"));
    }
}
