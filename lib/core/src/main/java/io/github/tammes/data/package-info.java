/**
 * Data as a network meets it: images or rows of a table, with labels or targets, split for training and test.
 *
 * <p>Start with {@link io.github.tammes.data.TableData} for a table of your own, {@link io.github.tammes.data.ImageData} for images, and
 * {@link io.github.tammes.data.Split} for the two halves; sets that are ready lie in {@code data.sets}, files and folders of images
 * in {@code data.images}.
 *
 * <pre>{@code
 * Table table = TextTable.read(Path.of("shells.csv"));
 * TableData train = TableData.of(table.first(800), List.of("length", "weight"), "age");
 * TableData test = TableData.of(table.last(200), List.of("length", "weight"), "age");
 * var split = TableData.standardize(new Split<>(train, test));
 * }</pre>
 */
package io.github.tammes.data;
