/** XChart charts of prototypes, training runs and results. */
package io.github.tammes.plot;
