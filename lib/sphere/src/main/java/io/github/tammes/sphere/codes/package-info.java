/**
 * Spherical codes that are known by construction: layers of lattices, polytopes, binary codes.
 *
 * <p>Start with {@link io.github.tammes.sphere.codes.KnownCodes}; placements ask it by themselves.
 *
 * <pre>{@code
 * List<KnownCode> codes = KnownCodes.with(24, 4);
 * double cosine = codes.get(0).maxCosine();
 * double[] rows = codes.get(0).rows(24);
 * }</pre>
 */
package io.github.tammes.sphere.codes;
