/**
 * XChart charts of prototypes, outputs, training runs and results.
 *
 * <p>Start with {@link io.github.tammes.plot.SpherePlot}; each chart has a class with a method {@code of}.
 *
 * <pre>{@code
 * var prototypes = Prototypes.place(12, 3);
 * XYChart sphere = SpherePlot.of(prototypes);
 * var cosines = SimilarityMap.of(prototypes);
 * }</pre>
 */
package io.github.tammes.plot;
