/** Spherical codes that are known by construction: layers of lattices, polytopes, binary codes. */
package io.github.tammes.sphere.codes;
