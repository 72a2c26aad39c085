package io.github.tammes.data.minibatch;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Split;
import io.github.tammes.data.internal.KeyedRandom;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/** A regression whose truth is known: images turned once by drawn angles, which are their targets in degrees. */
public final class RotatedImages {

    private RotatedImages() {}

    /**
     * Turns each image by an angle of its own, drawn evenly from a range.
     *
     * @param data the images, upright; their classes are kept
     * @param minDegrees the smallest angle
     * @param maxDegrees the largest angle, above the smallest by at most 360
     * @param seed the same seed gives the same angles
     * @return as many turned images, the angle of each as its target
     * @throws IllegalArgumentException if the angles are no range, or the turned images are more than 2 GB
     * @throws CancellationException if the thread is interrupted
     */
    public static ImageData of(ImageData data, double minDegrees, double maxDegrees, long seed) {
        return of(data, RandomRotation.between(minDegrees, maxDegrees), seed);
    }

    /**
     * Turns each image by an angle of its own.
     *
     * @param data the images, upright; their classes are kept
     * @param rotation the range of angles and what is seen beyond the image's edge
     * @param seed the same seed gives the same angles
     * @return as many turned images, the angle of each as its target
     * @throws IllegalArgumentException if the turned images are more than 2 GB
     * @throws CancellationException if the thread is interrupted
     */
    public static ImageData of(ImageData data, RandomRotation rotation, long seed) {
        Images images = data.images();
        requireRoom(images);
        byte[] turned = new byte[images.size() * images.bytesPerImage()];
        byte[] upright = new byte[images.bytesPerImage()];
        float[] degrees = new float[images.size()];
        for (int i = 0; i < degrees.length; i++) {
            if (Thread.interrupted()) {
                throw new CancellationException("turning the images of " + data.name() + " was interrupted");
            }
            SplittableRandom random = KeyedRandom.of(seed, i);
            degrees[i] = (float) random.nextDouble(rotation.minDegrees(), rotation.maxDegrees());
            images.read(i, upright);
            new ImageRotator(images.height(), images.width(), images.channels(), degrees[i], false, rotation.border())
                    .write(upright, 0, turned, i * images.bytesPerImage());
        }
        return data.withImages(Images.wrap(turned, images.size(), images.height(), images.width(), images.channels()))
                .withTargets(degrees)
                .withUnit("degrees")
                .withName(data.name() + " rotated");
    }

    private static void requireRoom(Images images) {
        int most = (Integer.MAX_VALUE - 8) / images.bytesPerImage();
        if (images.size() > most) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%,d images of %d×%d pixels are %.1f GB, more than the 2 GB that can be turned; turn at most %,d, or "
                            + "let the training turn them, by Augmentation.rotate.",
                    images.size(),
                    images.height(),
                    images.width(),
                    (double) images.size() * images.bytesPerImage() / 1e9,
                    most));
        }
    }

    /**
     * Turns the images of all parts of a split, each by an angle of its own.
     *
     * @param split the images, upright; their classes are kept
     * @param minDegrees the smallest angle
     * @param maxDegrees the largest angle, above the smallest by at most 360
     * @param seed the same seed gives the same angles; those of the parts are drawn independently
     * @throws IllegalArgumentException if the angles are no range, or the turned images of a part are more than 2 GB
     * @throws CancellationException if the thread is interrupted
     */
    public static Split<ImageData> of(Split<ImageData> split, double minDegrees, double maxDegrees, long seed) {
        long testSeed = KeyedRandom.of(seed, -1).nextLong();
        long validationSeed = KeyedRandom.of(seed, -2).nextLong();
        return new Split<>(
                of(split.train(), minDegrees, maxDegrees, seed),
                split.validation().map(part -> of(part, minDegrees, maxDegrees, validationSeed)),
                of(split.test(), minDegrees, maxDegrees, testSeed));
    }
}
