/**
 * Prototypes on the unit hypersphere: how they are placed and how good a placement is.
 *
 * <p>Start with {@link io.github.tammes.sphere.Prototypes}; {@link io.github.tammes.sphere.PlacementOptions} says how to place, and
 * {@link io.github.tammes.sphere.Certificate} how near to the best possible a placement is.
 *
 * <pre>{@code
 * Prototypes prototypes = Prototypes.place(100, 10);
 * double angle = prototypes.certificate().minimumAngle();
 * Prototypes named = Prototypes.place(2, 3).withClassNames(List.of("cat", "dog"));
 * }</pre>
 */
package io.github.tammes.sphere;
