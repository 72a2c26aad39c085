package io.github.tammes.kernel;

import io.github.tammes.data.ImageData;
import java.util.List;
import java.util.function.Predicate;

/** Data of images: the first ones as a grid. */
final class ImageDataRendering implements Rendering<ImageData> {

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
        return new PictureRendering().render(data.picture(), wanted).with(MimeBundle.TEXT, data.toString());
    }
}
