/**
 * The numerics of the placement: objectives on rows of unit length, their descent, and an optimizer; nobody else is
 * to use them.
 */
package io.github.tammes.sphere.internal;
