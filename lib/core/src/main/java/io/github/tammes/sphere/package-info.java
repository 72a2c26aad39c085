/** Prototypes on the unit hypersphere: how they are placed, how good a placement is, and what it means. */
package io.github.tammes.sphere;
