package io.github.tammes.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comment of a class or method as a person reads it: its tags in words, as HTML and as plain text. */
final class JavadocText {

    private static final Pattern INLINE = Pattern.compile("\\{@(?<tag>\\w+)\\s*(?<text>(?:[^{}]|\\{[^{}]*\\})*)\\}");
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(?=\\w)");

    private JavadocText() {}

    /** Gives a comment as HTML. */
    static String html(String comment) {
        String[] blocks = BLOCK.split(comment, -1);
        StringBuilder html =
                new StringBuilder("<p>").append(inline(blocks[0].strip())).append("</p>");
        List<String> items = new ArrayList<>();
        for (int i = 1; i < blocks.length; i++) {
            item(blocks[i].strip(), items);
        }
        if (!items.isEmpty()) {
            html.append("<ul>");
            items.forEach(item -> html.append("<li>").append(item).append("</li>"));
            html.append("</ul>");
        }
        return html.toString();
    }

    private static void item(String block, List<String> items) {
        String[] words = block.split("\\s+", 3);
        String second = words.length > 1 ? words[1] : "";
        String third = words.length > 2 ? words[2] : "";
        String rest = (second + " " + third).strip();
        switch (words[0]) {
            case "param" -> items.add("<code>" + Html.escape(second) + "</code>: " + inline(third));
            case "return" -> items.add("returns " + inline(rest));
            case "throws", "exception" -> items.add("throws <code>" + Html.escape(second) + "</code> " + inline(third));
            case "deprecated" -> items.add("deprecated: " + inline(rest));
            case "see" -> items.add("see " + inline(rest));
            default -> {
                // authors, versions and the tags of other tools say nothing on the use
            }
        }
    }

    private static String inline(String text) {
        Matcher tag = INLINE.matcher(text);
        StringBuilder out = new StringBuilder();
        while (tag.find()) {
            tag.appendReplacement(
                    out,
                    Matcher.quoteReplacement(
                            tagged(tag.group("tag"), tag.group("text").strip())));
        }
        return tag.appendTail(out).toString();
    }

    private static String tagged(String tag, String text) {
        return switch (tag) {
            case "code" -> "<code>" + Html.escape(text) + "</code>";
            case "literal" -> Html.escape(text);
            case "link", "linkplain" -> "<code>" + Html.escape(linkText(text)) + "</code>";
            case "return" -> "Returns " + inline(text);
            case "inheritDoc" -> "";
            default -> inline(text);
        };
    }

    private static String linkText(String link) {
        int end = link.indexOf(')') < 0 ? link.indexOf(' ') : link.indexOf(' ', link.indexOf(')'));
        String target = end < 0 ? link : link.substring(0, end);
        String label = end < 0 ? "" : link.substring(end).strip();
        return label.isEmpty() ? target.replaceFirst("^#", "").replace('#', '.') : label;
    }

    /** Gives a comment, or any other HTML, as text. */
    static String plain(String html) {
        return html.replaceAll("\\s+", " ")
                .replaceAll("(?i)<(p|ul|ol|pre|table|tr)\\b[^>]*>", "\n\n")
                .replaceAll("(?i)<li>", "\n- ")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll(" *\n *", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }
}
