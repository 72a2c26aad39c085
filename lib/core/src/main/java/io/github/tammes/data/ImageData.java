package io.github.tammes.data;

import ai.djl.ndarray.types.Shape;
import io.github.tammes.data.internal.KeyedRandom;
import io.github.tammes.data.internal.TargetText;
import io.github.tammes.display.Picture;
import io.github.tammes.plot.ImageGrid;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Images with a class, a target, or both for each; immutable. */
public final class ImageData extends LabelledExamples implements Examples {

    private static final int MOST_DRAWN = 40;
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private final Images images;
    private final AtomicLong checksum = new AtomicLong(-1);

    private ImageData(String name, Images images, Labels labels) {
        super(name, labels);
        this.images = Objects.requireNonNull(images, "images");
    }

    /**
     * Makes data of images that have neither classes nor targets yet.
     *
     * @param name what the data is called, for charts and records
     * @param images the images
     */
    public static ImageData of(String name, Images images) {
        return new ImageData(name, images, Labels.none(images.size()));
    }

    /**
     * Returns the same images with these classes.
     *
     * @param labels the class of each image, 0…K-1
     * @param classNames the names of the K classes
     * @throws IllegalArgumentException if there is not one label for each image, or a label has no name
     */
    @Override
    public ImageData withLabels(int[] labels, List<String> classNames) {
        return new ImageData(name(), images, labels().withLabels(labels, classNames));
    }

    /**
     * Returns the same images with these targets.
     *
     * @param targets the target of each image, finite
     * @throws IllegalArgumentException if there is not one target for each image, or one is not finite
     */
    public ImageData withTargets(float[] targets) {
        return new ImageData(name(), images, labels().withTargets(targets));
    }

    /**
     * Returns the same images with the unit of their targets, which charts, evaluations and models then say.
     *
     * @param unit such as "years" or "degrees"
     * @throws IllegalStateException if there are no targets
     */
    public ImageData withUnit(String unit) {
        return new ImageData(name(), images, labels().withUnit(unit));
    }

    @Override
    public ImageData withName(String newName) {
        return new ImageData(newName, images, labels());
    }

    /**
     * Returns other images with the name, the classes and the targets of these.
     *
     * @param others as many as these
     * @throws IllegalArgumentException if their number differs
     */
    public ImageData withImages(Images others) {
        if (others.size() != size()) {
            throw new IllegalArgumentException(
                    "others has " + others.size() + " images, but " + name() + " has " + size() + ".");
        }
        return new ImageData(name(), others, labels());
    }

    /** Returns the images. */
    public Images images() {
        return images;
    }

    @Override
    public Shape inputShape() {
        return new Shape(images.channels(), images.height(), images.width());
    }

    @Override
    public long checksum() {
        // Asked for by each trial of a grid.
        if (checksum.get() < 0) {
            // Of the checksums of the images, so that images on disk need not be read again.
            ByteBuffer each = ByteBuffer.allocate(Math.multiplyExact(size(), Integer.BYTES));
            byte[] scratch = new byte[images.bytesPerImage()];
            for (int i = 0; i < size(); i++) {
                each.putInt(images.sums(i, scratch).checksum());
            }
            CRC32 sum = new CRC32();
            sum.update(each.flip());
            labels().addTo(sum);
            checksum.set(sum.getValue());
        }
        return checksum.get();
    }

    @Override
    public ImageData select(int... indices) {
        return isAll(indices)
                ? this
                : new ImageData(nameOf(indices.length), images.select(indices), labels().select(indices));
    }

    /**
     * Returns the first examples.
     *
     * @param count how many; all of them if there are fewer
     * @throws IllegalArgumentException if the count is negative
     */
    public ImageData first(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 or more, but is " + count + ".");
        }
        return select(IntStream.range(0, Math.min(count, size())).toArray());
    }

    /**
     * Returns the same number of examples of each class, as far as there are: the first ones of each.
     *
     * @param count how many of each class
     * @throws IllegalArgumentException if the count is negative
     * @throws IllegalStateException if the examples have no classes
     */
    public ImageData firstOfEachClass(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 or more, but is " + count + ".");
        }
        int[] taken = new int[classNames().size()];
        return select(IntStream.range(0, size())
                .filter(i -> taken[label(i)]++ < count)
                .toArray());
    }

    /**
     * Returns the examples of some of the classes, which are then the only ones.
     *
     * @param names of the classes to keep, in the order that their labels are to have
     * @throws IllegalArgumentException if there is no class of a name, or a name stands twice
     */
    public ImageData ofClasses(List<String> names) {
        Map<Integer, Integer> newLabels = new HashMap<>();
        for (String name : names) {
            int label = classNames().indexOf(name);
            if (label < 0) {
                throw new IllegalArgumentException(
                        "There is no class \"" + name + "\" in " + name() + "; there are " + classNames() + ".");
            }
            if (newLabels.put(label, newLabels.size()) != null) {
                throw new IllegalArgumentException("names has \"" + name + "\" twice.");
            }
        }
        ImageData kept = select(IntStream.range(0, size())
                .filter(i -> newLabels.containsKey(label(i)))
                .toArray());
        int[] labels = IntStream.range(0, kept.size())
                .map(i -> newLabels.get(kept.label(i)))
                .toArray();
        return kept.withName(name() + ", " + names.size() + " classes").withLabels(labels, names);
    }

    /**
     * Returns the examples in a random order.
     *
     * @param seed the same seed gives the same order
     */
    public ImageData shuffled(long seed) {
        return select(KeyedRandom.permutation(size(), new SplittableRandom(seed)));
    }

    /**
     * Draws the first images, up to 40 of them, with their class, their target, or both.
     *
     * @throws IllegalStateException if there is no image, or they have other channels than 1 or 3
     */
    public Picture picture() {
        if (size() == 0) {
            throw new IllegalStateException(name() + " has no image to draw.");
        }
        int shown = Math.min(size(), MOST_DRAWN);
        String what = shown == size()
                ? String.format(Locale.ROOT, "%,d %s of %s", shown, shown == 1 ? "image" : "images", name())
                : String.format(Locale.ROOT, "The first %,d of %,d images of %s", shown, size(), name());
        return ImageGrid.of(
                IntStream.range(0, shown).mapToObj(images::toBufferedImage).toList(),
                IntStream.range(0, shown).mapToObj(this::caption).toList(),
                what);
    }

    /** The class of an image, its target with the unit, or both: "5, −19°". */
    private String caption(int i) {
        String name = hasLabels() ? classNames().get(label(i)).replace('_', ' ') : "";
        String target = hasTargets() ? caption(target(i)) : "";
        return name.isEmpty() || target.isEmpty() ? name + target : name + ", " + target;
    }

    private String caption(float target) {
        return TargetText.of(TargetText.rounded(new BigDecimal(target), THREE_DIGITS), unit());
    }

    @Override
    public String toString() {
        return name() + ": " + images + labels().summary();
    }
}
