package io.github.tammes.kernel;

import java.util.List;
import java.util.function.Predicate;

/** How the values of one type look in a notebook; knows no kernel. */
interface Rendering<T> {

    /** The type whose values, those of subtypes included, are drawn. */
    Class<T> type();

    /** The MIME types that are made when nobody asks for particular ones; {@code text/plain} comes by itself. */
    List<String> preferred();

    /** The further MIME types that are made when asked for. */
    default List<String> onRequest() {
        return List.of();
    }

    /**
     * Draws a value.
     *
     * @param value the value
     * @param wanted says for each MIME type whether it is wanted
     * @return the wanted forms and always {@code text/plain}
     */
    MimeBundle render(T value, Predicate<String> wanted);
}
