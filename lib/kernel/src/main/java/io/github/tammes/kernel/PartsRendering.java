package io.github.tammes.kernel;

import io.github.tammes.display.Renderable;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Values made of several pieces: the pieces under each other in one HTML output, or a single piece as it is. */
final class PartsRendering implements Rendering<Renderable> {

    @Override
    public Class<Renderable> type() {
        return Renderable.class;
    }

    @Override
    public List<String> preferred() {
        // The one of them that fits is made: a lone chart stays an image that can be copied and saved.
        return List.of(MimeBundle.HTML, MimeBundle.PNG);
    }

    @Override
    public MimeBundle render(Renderable value, Predicate<String> wanted) {
        List<Object> parts = value.parts();
        if (parts.size() == 1) {
            MimeBundle only = Renderings.render(parts.get(0));
            return only.with(MimeBundle.TEXT, value.toString());
        }
        MimeBundle bundle = MimeBundle.ofText(value.toString());
        if (!wanted.test(MimeBundle.HTML)) {
            return bundle;
        }
        StringBuilder html = new StringBuilder("<div " + Html.NO_FORMULAS + ">");
        for (Object part : parts) {
            html.append(part instanceof String sentence ? paragraph(sentence) : html(Renderings.render(part)));
        }
        return bundle.with(MimeBundle.HTML, html.append("</div>").toString());
    }

    private static String paragraph(String sentence) {
        return "<p>" + Html.escape(sentence) + "</p>";
    }

    private static String html(MimeBundle bundle) {
        Map<String, Object> data = bundle.data();
        if (data.containsKey(MimeBundle.HTML)) {
            return (String) data.get(MimeBundle.HTML);
        }
        if (data.containsKey(MimeBundle.PNG)) {
            Map<String, Object> about = bundle.metadata().get(MimeBundle.PNG);
            return String.format(
                    "<p><img src=\"data:image/png;base64,%s\" width=\"%s\" height=\"%s\" alt=\"%s\"></p>",
                    data.get(MimeBundle.PNG),
                    about.get("width"),
                    about.get("height"),
                    Html.escape(String.valueOf(about.get("alt"))));
        }
        return "<pre>" + Html.escape(bundle.text()) + "</pre>";
    }
}
