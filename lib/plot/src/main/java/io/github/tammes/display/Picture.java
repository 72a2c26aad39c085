package io.github.tammes.display;

import java.awt.image.BufferedImage;
import java.util.Objects;

/**
 * An image together with the words that stand for it where it cannot be seen.
 *
 * @param image the pixels
 * @param description what the image shows, one sentence; the alternative text in a notebook
 * @param zoom how many screen pixels one image pixel is shown as, at least 1: small training images need more than one
 */
public record Picture(BufferedImage image, String description, int zoom) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if {@code zoom} is less than 1 or {@code description} is blank
     */
    public Picture {
        Objects.requireNonNull(image, "image");
        if (description.isBlank()) {
            throw new IllegalArgumentException("description is blank: say in one sentence what the image shows");
        }
        if (zoom < 1) {
            throw new IllegalArgumentException("zoom is " + zoom + ": give at least 1");
        }
    }

    /** Returns the description, with the size of the image. */
    @Override
    public String toString() {
        return description + " (" + image.getWidth() + "×" + image.getHeight() + " pixels)";
    }
}
