package io.github.tammes.data.images;

import java.nio.file.Path;

/** Loads a folder in a process of little memory, for {@link SmallHeapTest}. */
final class SmallHeapLoading {

    private SmallHeapLoading() {}

    /** Arguments: the folder and the side of the images; prints what was loaded and skipped, or the error. */
    public static void main(String[] arguments) {
        try {
            LoadedImages loaded = ImageListing.ofSubfolders(Path.of(arguments[0]))
                    .load(ImageSize.square(Integer.parseInt(arguments[1])));
            System.out.println(
                    loaded.split().train().size() + loaded.split().test().size() + " loaded");
            loaded.skipped().forEach(row -> System.out.println(row.getString("path") + ": " + row.getString("reason")));
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }
}
