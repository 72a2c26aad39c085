package io.github.tammes.kernel;

import io.github.tammes.display.Picture;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Predicate;

/** Pictures, as PNG with their description as alternative text. */
final class PictureRendering implements Rendering<Picture> {

    @Override
    public Class<Picture> type() {
        return Picture.class;
    }

    @Override
    public List<String> preferred() {
        return List.of(MimeBundle.PNG);
    }

    @Override
    public MimeBundle render(Picture picture, Predicate<String> wanted) {
        MimeBundle bundle = MimeBundle.ofText(picture.toString());
        if (!wanted.test(MimeBundle.PNG)) {
            return bundle;
        }
        BufferedImage image = zoomed(picture.image(), picture.zoom());
        return Png.of(image, image.getWidth(), image.getHeight(), picture.description())
                .addTo(bundle);
    }

    /** Repeats pixels; a browser would blur them. */
    private static BufferedImage zoomed(BufferedImage image, int zoom) {
        if (zoom == 1) {
            return image;
        }
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var zoomed = new BufferedImage(image.getWidth() * zoom, image.getHeight() * zoom, type);
        Graphics2D graphics = zoomed.createGraphics();
        try {
            graphics.drawImage(image, 0, 0, zoomed.getWidth(), zoomed.getHeight(), null);
        } finally {
            graphics.dispose();
        }
        return zoomed;
    }
}
