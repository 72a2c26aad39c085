/**
 * Where large data sets lie, and how an official archive gets there: checked, resumed, unpacked.
 *
 * <p>Start with {@link io.github.tammes.data.download.DataDirectory}, the folder, and {@link io.github.tammes.data.download.Archive}, what
 * can be fetched into it.
 *
 * <pre>{@code
 * Path folder = DataDirectory.path();
 * Archive.CIFAR_100.fetch();
 * var cifar = Cifar.cifar100();
 * }</pre>
 */
package io.github.tammes.data.download;
