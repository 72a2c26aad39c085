/** The Java sides of the benchmarks. */
package io.github.tammes.bench;
