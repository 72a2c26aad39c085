package io.github.tammes.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One value in several forms, of which the front end shows the richest that it can.
 *
 * @param data the forms by MIME type; binary ones in Base64, JSON as maps and lists, as Jupyter's protocol wants them
 * @param metadata what a front end should know about some of the forms, by MIME type
 */
record MimeBundle(Map<String, Object> data, Map<String, Map<String, Object>> metadata) {

    static final String TEXT = "text/plain";
    static final String HTML = "text/html";
    static final String PNG = "image/png";
    static final String SVG = "image/svg+xml";
    static final String PLOTLY = "application/vnd.plotly.v1+json";

    /** Makes a bundle of the form that every value has: plain text, for terminals and screen readers. */
    static MimeBundle ofText(String text) {
        return new MimeBundle(Map.of(TEXT, text), Map.of());
    }

    MimeBundle with(String mime, Object content) {
        Map<String, Object> newData = new LinkedHashMap<>(data);
        newData.put(mime, content);
        return new MimeBundle(newData, metadata);
    }

    MimeBundle with(String mime, Object content, Map<String, Object> about) {
        var newMetadata = new LinkedHashMap<>(metadata);
        newMetadata.put(mime, about);
        return new MimeBundle(with(mime, content).data, newMetadata);
    }

    String text() {
        return (String) data.get(TEXT);
    }
}
