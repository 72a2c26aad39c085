package io.github.tammes.kernel;

/** Text made safe to stand in HTML. */
final class Html {

    /** Classes of what a front end is not to look for formulas in: between two signs of dollars it would find one. */
    static final String NO_FORMULAS = "class=\"tex2jax_ignore mathjax_ignore\"";

    private Html() {}

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
