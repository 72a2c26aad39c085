/** What the packages of this module share and nobody else is to use; it may change without notice. */
package io.github.tammes.data.internal;
