/** Where values are shown: a notebook or a terminal. */
package io.github.tammes.display;
