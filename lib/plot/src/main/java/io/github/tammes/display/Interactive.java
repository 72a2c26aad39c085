package io.github.tammes.display;

import java.util.Map;

/**
 * A picture that can also be had as a figure to take hold of: to turn, to zoom, to ask its points what they are.
 *
 * <p>A notebook gives its front end both; one without the means to draw figures shows the picture.
 */
public interface Interactive {

    /**
     * Returns the figure, as plotly.js reads it ({@code application/vnd.plotly.v1+json}).
     *
     * @return {@code data}, {@code layout} and what else there is, of maps, lists, strings, numbers, truth values and null;
     *     it needs nothing from elsewhere
     */
    Map<String, Object> figure();
}
