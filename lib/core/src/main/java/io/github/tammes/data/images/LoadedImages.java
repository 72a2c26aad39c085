package io.github.tammes.data.images;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import tech.tablesaw.api.Table;

/**
 * Images that were loaded from files, and the files that could not be.
 *
 * @param split the images
 * @param skipped a row for each file left out, with its {@code path} and the {@code reason}
 */
public record LoadedImages(Split<ImageData> split, Table skipped) {

    @Override
    public String toString() {
        return split + System.lineSeparator() + "skipped: " + skipped.rowCount() + " files";
    }
}
