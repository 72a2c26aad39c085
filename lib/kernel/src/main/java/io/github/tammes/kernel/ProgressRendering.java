package io.github.tammes.kernel;

import io.github.tammes.display.ProgressBar;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A line of fixed height with a bar, in colours that are seen on light and dark grounds. */
final class ProgressRendering implements Rendering<ProgressBar> {

    private static final String LINE = "display:flex;align-items:center;gap:1em;height:1.8em;overflow:hidden;"
            + "white-space:pre;font-family:var(--jp-code-font-family,monospace);font-size:var(--jp-code-font-size,13px)";

    /** The bar is narrower where the words would else be cut off. */
    private static final String GROUND =
            "flex:0 1 11em;min-width:2.5em;height:.7em;border-radius:.35em;overflow:hidden;"
                    + "background:rgba(128,128,128,.35)";

    @Override
    public Class<ProgressBar> type() {
        return ProgressBar.class;
    }

    @Override
    public List<String> preferred() {
        return List.of(MimeBundle.HTML);
    }

    @Override
    public MimeBundle render(ProgressBar bar, Predicate<String> wanted) {
        MimeBundle bundle = MimeBundle.ofText(bar.toString());
        if (!wanted.test(MimeBundle.HTML)) {
            return bundle;
        }
        StringBuilder html = new StringBuilder("<div style=\"" + LINE + "\"><span style=\"flex:none\">"
                + Html.escape(bar.name()) + "</span><span style=\"" + GROUND + "\">");
        html.append(String.format(
                Locale.ROOT,
                "<span style=\"display:block;height:100%%;width:%.1f%%;background:#2f7fd6\"></span></span>",
                100 * bar.fraction()));
        for (int i = 0; i < bar.columns().size(); i++) {
            html.append("<span style=\"flex:none;min-width:" + bar.widths().get(i) + "ch\">"
                    + Html.escape(bar.columns().get(i)) + "</span>");
        }
        return bundle.with(MimeBundle.HTML, html.append("</div>").toString());
    }
}
