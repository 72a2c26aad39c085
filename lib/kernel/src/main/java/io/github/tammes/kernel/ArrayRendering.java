package io.github.tammes.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.tammes.display.Picture;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** DJL arrays: shape, type, device, range and the values that fit; bytes in the shape of an image as a picture. */
final class ArrayRendering implements Rendering<NDArray> {

    /** Of an array with more values only the corners are shown. */
    private static final int MAX_VALUES = 1000;

    private static final int MAX_DEPTH = 10;

    @Override
    public Class<NDArray> type() {
        return NDArray.class;
    }

    @Override
    public List<String> preferred() {
        return List.of(MimeBundle.PNG);
    }

    @Override
    public MimeBundle render(NDArray array, Predicate<String> wanted) {
        String text;
        try {
            text = text(array);
        } catch (IllegalStateException e) {
            // DJL's own answer to any call on a closed array names no array.
            return MimeBundle.ofText("NDArray, closed: its manager has been closed, or it itself");
        }
        MimeBundle bundle = MimeBundle.ofText(text);
        if (wanted.test(MimeBundle.PNG) && ArrayImage.canShow(array)) {
            var picture = new Picture(ArrayImage.of(array), summary(array), 1);
            return new PictureRendering().render(picture, wanted).with(MimeBundle.TEXT, text);
        }
        return bundle;
    }

    private static String text(NDArray array) {
        String summary = summary(array);
        if (array.isEmpty() || isComplex(array) || ArrayImage.canShow(array)) {
            return summary;
        }
        if (array.size() > MAX_VALUES && array.getDataType() != DataType.STRING) {
            return summary + "\n" + Corners.of(array);
        }
        // The first line of DJL's text repeats shape and type.
        String values = array.toDebugString(MAX_VALUES, MAX_DEPTH, MAX_VALUES, MAX_VALUES, true);
        return summary + "\n" + values.substring(values.indexOf('\n') + 1).stripTrailing();
    }

    private static String summary(NDArray array) {
        Shape shape = array.getShape();
        String summary = "NDArray " + shape + " " + array.getDataType().name().toLowerCase(Locale.ROOT);
        // Asked for the device of text, DJL ends this Java.
        return array.getDataType() == DataType.STRING ? summary : summary + " on " + array.getDevice() + range(array);
    }

    /** DJL takes complex numbers for floating ones, and has neither an order nor a text for them. */
    private static boolean isComplex(NDArray array) {
        return array.getDataType() == DataType.COMPLEX64;
    }

    private static String range(NDArray array) {
        boolean ordered =
                array.getDataType().isFloating() || array.getDataType().isInteger();
        if (!ordered || isComplex(array) || array.isEmpty()) {
            return "";
        }
        try (NDArray min = array.min();
                NDArray max = array.max()) {
            return ", from " + number(min) + " to " + number(max);
        }
    }

    private static String number(NDArray scalar) {
        Number value = scalar.toArray()[0];
        return value instanceof Float || value instanceof Double
                ? CellText.shorten(value.doubleValue())
                : value.toString();
    }
}
