/**
 * Images in files: folders and tables of them, IDX files, and the way back into a folder.
 *
 * <p>Start with {@link io.github.tammes.data.images.ImageListing}, which finds the files and says what it leaves out.
 *
 * <pre>{@code
 * var listing = ImageListing.ofSubfolders(Path.of("flowers"));
 * Table skipped = listing.skipped();
 * var split = listing.load(ImageSize.square(64)).split();
 * }</pre>
 */
package io.github.tammes.data.images;
