package io.github.tammes.kernel;

import java.util.List;
import java.util.function.Predicate;

/** Any other value, as text: Java's arrays by what is in them, the rest as it describes itself. */
final class PlainRendering implements Rendering<Object> {

    @Override
    public Class<Object> type() {
        return Object.class;
    }

    @Override
    public List<String> preferred() {
        return List.of(MimeBundle.TEXT);
    }

    @Override
    public MimeBundle render(Object value, Predicate<String> wanted) {
        return MimeBundle.ofText(value.getClass().isArray() ? ArrayText.of(value) : String.valueOf(value));
    }
}
