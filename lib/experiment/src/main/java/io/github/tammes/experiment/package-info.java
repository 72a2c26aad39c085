/** Declared grids of training runs, resumable and recorded. */
package io.github.tammes.experiment;
