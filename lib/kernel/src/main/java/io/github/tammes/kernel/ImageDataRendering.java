package io.github.tammes.kernel;

import io.github.tammes.data.ImageData;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Data of images: the first ones as a grid. */
final class ImageDataRendering implements Rendering<ImageData> {

    private static final int NAMED = 10;

    @Override
    public Class<ImageData> type() {
        return ImageData.class;
    }

    @Override
    public List<String> preferred() {
        return List.of(MimeBundle.PNG);
    }

    @Override
    public MimeBundle render(ImageData data, Predicate<String> wanted) {
        MimeBundle bundle = MimeBundle.ofText(data.toString());
        int channels = data.images().channels();
        boolean visible = data.size() > 0 && (channels == 1 || channels == 3);
        if (!visible || !wanted.test(MimeBundle.PNG)) {
            return bundle;
        }
        var grid = new ImageGrid(data);
        BufferedImage image = grid.draw();
        return Png.of(image, image.getWidth(), image.getHeight(), describe(grid))
                .addTo(bundle);
    }

    private static String describe(ImageGrid grid) {
        String names = IntStream.range(0, Math.min(grid.shown(), NAMED))
                .mapToObj(grid::caption)
                .filter(caption -> !caption.isEmpty())
                .collect(Collectors.joining(", "));
        String more = grid.shown() > NAMED ? ", …" : "";
        return String.format(
                Locale.ROOT,
                "The first %,d of %,d images of %s%s",
                grid.shown(),
                grid.data().size(),
                grid.data().name(),
                names.isEmpty() ? "" : ": " + names + more);
    }
}
