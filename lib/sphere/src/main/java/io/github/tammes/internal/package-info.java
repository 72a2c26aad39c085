/**
 * What several packages of this library share and nobody else is to use; it may change without notice.
 */
package io.github.tammes.internal;
