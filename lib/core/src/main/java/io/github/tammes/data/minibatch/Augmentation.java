package io.github.tammes.data.minibatch;

import java.util.Objects;
import java.util.Optional;

/**
 * How training images are varied each time they are seen: mirrored, turned, then shifted.
 *
 * <p>What is drawn for an image depends on the seed, the epoch and the image only, never on threads or batches.
 *
 * @param padding by how many pixels at most an image is shifted along each axis, black coming in: the crop of an image
 *     padded by this many pixels; 0 for none
 * @param flip whether each image is mirrored left to right with probability ½
 * @param rotation how images are turned, or empty; the angle, in degrees, then becomes the target of the example
 */
public record Augmentation(int padding, boolean flip, Optional<RandomRotation> rotation) {

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if the padding is negative
     */
    public Augmentation {
        Objects.requireNonNull(rotation, "rotation");
        if (padding < 0) {
            throw new IllegalArgumentException("padding must be 0 pixels or more, but is " + padding + ".");
        }
    }

    /** Returns the augmentation that leaves images as they are. */
    public static Augmentation none() {
        return new Augmentation(0, false, Optional.empty());
    }

    /** Returns what is customary for CIFAR: a crop after padding by 4 pixels, and mirroring. */
    public static Augmentation padCropFlip() {
        return new Augmentation(4, true, Optional.empty());
    }

    /** Returns only the rotation, whose angle becomes the target. */
    public static Augmentation rotate(double minDegrees, double maxDegrees) {
        return none().withRotation(RandomRotation.between(minDegrees, maxDegrees));
    }

    /** Returns this with another padding. */
    public Augmentation withPadding(int pixels) {
        return new Augmentation(pixels, flip, rotation);
    }

    /** Returns this with or without mirroring. */
    public Augmentation withFlip(boolean mirrored) {
        return new Augmentation(padding, mirrored, rotation);
    }

    /** Returns this with a rotation, whose angle becomes the target. */
    public Augmentation withRotation(RandomRotation turn) {
        return new Augmentation(padding, flip, Optional.of(turn));
    }
}
