package io.github.tammes.model;

import ai.djl.modality.cv.Image;
import ai.djl.ndarray.types.Shape;
import io.github.tammes.data.DataException;
import io.github.tammes.data.Examples;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Normalization;
import io.github.tammes.data.Standardization;
import io.github.tammes.data.TableData;
import io.github.tammes.data.images.ImageSize;
import io.github.tammes.internal.Csv;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Row;

/**
 * What a network takes, and how pictures, files and rows are brought to it, as they were in training.
 *
 * @param shape of one input: {@code (C, H, W)} of an image, {@code (F)} of a row
 * @param normalization of images; empty for rows
 * @param featureNames of rows; empty for images
 * @param standardization of rows; empty for images
 */
record Inputs(
        Shape shape,
        Optional<Normalization> normalization,
        List<String> featureNames,
        Optional<Standardization> standardization) {

    static final String IMAGES = "a set of images";
    static final String ROWS = "a table";
    static final String RECORDS = "a DJL dataset";

    /** Says in words what the network was trained on. */
    String kind() {
        return areImages() ? IMAGES : areRows() ? ROWS : RECORDS;
    }

    boolean areImages() {
        return normalization.isPresent();
    }

    private boolean areRows() {
        return standardization.isPresent();
    }

    private ImageSize size() {
        if (!areImages()) {
            throw new IllegalArgumentException("this model takes "
                    + (areRows() ? "rows with " + featureNames : "inputs of shape " + shape) + ", not pictures");
        }
        long channels = shape.get(0);
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException(
                    "this model takes images of " + channels + " channels, and pictures have 1 or 3");
        }
        return new ImageSize((int) shape.get(1), (int) shape.get(2), channels == 1);
    }

    /** Makes images that are decoded when they are asked for, or rows, of what the caller has. */
    Examples examples(List<?> inputs) {
        if (areRows()) {
            float[][] rows = new float[inputs.size()][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = row(inputs.get(i));
            }
            return TableData.of("inputs", featureNames, rows);
        }
        ImageSize size = size();
        inputs.forEach(Inputs::requirePicture);
        Images images = Images.reading(
                (target, i) -> {
                    byte[] pixels = pixels(inputs.get(i), size);
                    System.arraycopy(pixels, 0, target, 0, pixels.length);
                },
                inputs.size(),
                size.height(),
                size.width(),
                size.gray() ? 1 : 3);
        return ImageData.of("inputs", images);
    }

    private static void requirePicture(Object input) {
        if (!(input instanceof BufferedImage
                || input instanceof Path
                || input instanceof URL
                || input instanceof byte[]
                || (input instanceof Image image && image.getWrappedImage() instanceof BufferedImage))) {
            throw new IllegalArgumentException("this model takes pictures, as BufferedImage, Path, URL or byte[], not "
                    + (input == null ? "null" : input.getClass().getSimpleName()));
        }
    }

    private static byte[] pixels(Object input, ImageSize size) {
        try {
            if (input instanceof BufferedImage picture) {
                return size.fit(picture);
            }
            if (input instanceof Image image && image.getWrappedImage() instanceof BufferedImage picture) {
                return size.fit(picture);
            }
            try (InputStream content = content(input)) {
                return size.read(content);
            }
        } catch (IOException e) {
            String name =
                    input instanceof byte[] bytes ? "the picture of " + bytes.length + " bytes" : input.toString();
            throw DataException.unreadable(name, e);
        }
    }

    private static InputStream content(Object input) throws IOException {
        if (input instanceof byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }
        if (input instanceof URL url) {
            if (!url.getProtocol().equals("file")) {
                throw new IOException("only local files are read, by file: addresses; download it first");
            }
            return new BufferedInputStream(url.openStream());
        }
        return new BufferedInputStream(Files.newInputStream((Path) input));
    }

    /** Returns what a network sees of one input, without the batch. */
    float[] encoded(Object input) {
        if (areRows()) {
            return row(input);
        }
        requirePicture(input);
        byte[] pixels = pixels(input, size());
        float[][] lookup = normalization.orElseThrow().lookup();
        int channels = lookup.length;
        float[] values = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int channel = i % channels;
            values[channel * (pixels.length / channels) + i / channels] = lookup[channel][pixels[i] & 0xff];
        }
        return values;
    }

    /** Returns a picture as the network sees it. */
    BufferedImage seen(Object input) {
        ImageSize size = size();
        return Images.wrap(pixels(input, size), 1, size.height(), size.width(), size.gray() ? 1 : 3)
                .toBufferedImage(0);
    }

    private float[] row(Object input) {
        float[] values = new float[featureNames.size()];
        for (int j = 0; j < values.length; j++) {
            values[j] = standardization.orElseThrow().apply(number(input, featureNames.get(j)), j);
        }
        return values;
    }

    /** Returns the values of a table's row by name in small letters, without missing ones. */
    static Map<String, Object> values(Row row) {
        Map<String, Object> values = new HashMap<>();
        for (String name : row.columnNames()) {
            if (!row.isMissing(name)) {
                values.put(name.toLowerCase(Locale.ROOT), row.getObject(name));
            }
        }
        return values;
    }

    private double number(Object input, String feature) {
        Object row = input instanceof Row cursor ? values(cursor) : input;
        if (!(row instanceof Map<?, ?> values)) {
            throw new IllegalArgumentException("this model takes rows with " + featureNames
                    + ", as a row of a table or a Map, not "
                    + (input == null ? "null" : input.getClass().getSimpleName()));
        }
        // Tables ignore case, and may hold as text what was a number in training.
        Object value = values.containsKey(feature) ? values.get(feature) : values.get(feature.toLowerCase(Locale.ROOT));
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        if (value instanceof String text && Double.isFinite(Csv.number(text).orElse(Double.NaN))) {
            return Csv.number(text).getAsDouble();
        }
        throw new IllegalArgumentException("\"" + feature + "\" is " + value
                + " in this row; the model needs a number for each of " + featureNames);
    }
}
