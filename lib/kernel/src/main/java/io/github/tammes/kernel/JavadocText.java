package io.github.tammes.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comment of a class or method as a person reads it: its tags in words, as HTML and as plain text. */
final class JavadocText {

    /** How a tag inside a sentence begins; it ends with the bracket that closes it, which no pattern finds. */
    private static final Pattern INLINE = Pattern.compile("\\{@(?<tag>\\w+)\\s*");

    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(?=\\w)");

    private JavadocText() {}

    /** Gives a comment as HTML. */
    static String html(String comment) {
        List<String> blocks = blocks(comment);
        StringBuilder html =
                new StringBuilder("<p>").append(inline(blocks.get(0).strip())).append("</p>");
        List<String> items = new ArrayList<>();
        blocks.stream().skip(1).map(String::strip).forEach(block -> item(block, items));
        if (!items.isEmpty()) {
            html.append("<ul>");
            items.forEach(item -> html.append("<li>").append(item).append("</li>"));
            html.append("</ul>");
        }
        return html.toString();
    }

    /** The sentences before the first tag that begins a line, and those of each such tag. In code they are annotations. */
    private static List<String> blocks(String comment) {
        StringBuilder masked = new StringBuilder(comment);
        Matcher tag = INLINE.matcher(comment);
        for (int at = 0; tag.find(at); ) {
            int end = closing(comment, tag.end());
            for (int i = tag.start(); i < end; i++) {
                masked.setCharAt(i, ' ');
            }
            at = Math.max(tag.end(), end);
        }
        List<String> blocks = new ArrayList<>();
        Matcher begin = BLOCK.matcher(masked);
        int from = 0;
        while (begin.find()) {
            blocks.add(comment.substring(from, begin.start()));
            from = begin.end();
        }
        blocks.add(comment.substring(from));
        return blocks;
    }

    /** Where the bracket stands that closes one before a place; -1 if there is none. */
    private static int closing(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
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
        int at = 0;
        while (tag.find(at)) {
            int end = closing(text, tag.end());
            if (end < 0) {
                out.append(text, at, tag.end());
                at = tag.end();
            } else {
                out.append(text, at, tag.start())
                        .append(tagged(
                                tag.group("tag"), text.substring(tag.end(), end).strip()));
                at = end + 1;
            }
        }
        return out.append(text, at, text.length()).toString();
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
