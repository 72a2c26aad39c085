package io.github.tammes.display;

import java.util.List;

/**
 * A value that is best shown as several pieces under each other, for example a chart and the table behind it.
 *
 * <p>A notebook shows the pieces; a terminal, a screen reader and a log show {@code toString()}, which therefore says
 * the same in words.
 */
public interface Renderable {

    /**
     * Returns the pieces, in the order in which they are shown.
     *
     * @return sentences ({@code String}), XChart charts, Tablesaw tables, {@link Picture}s, NDArrays or other renderable
     *     values; anything else is shown by its {@code toString()}
     */
    List<Object> parts();
}
