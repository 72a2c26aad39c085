/**
 * Data sets that are known by name: inside the library, from a package of the distribution, or from an archive.
 *
 * <p>Start with {@link io.github.tammes.data.sets.Digits}, which needs nothing else; {@link io.github.tammes.data.sets.DataSets} lists all and
 * says which are on this machine.
 *
 * <pre>{@code
 * var digits = Digits.load();
 * var abalones = Abalone.load();
 * boolean there = Cifar.isCifar100Available();
 * }</pre>
 */
package io.github.tammes.data.sets;
