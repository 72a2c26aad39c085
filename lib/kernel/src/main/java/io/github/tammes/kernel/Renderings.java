package io.github.tammes.kernel;

import java.util.List;
import java.util.function.Predicate;

/** All that we know to draw. */
final class Renderings {

    static final List<Rendering<?>> ALL = List.of(
            new ChartRendering(),
            new TableRendering(),
            new ArrayRendering(),
            new PictureRendering(),
            new ImageDataRendering(),
            new PrototypesRendering(),
            new ProgressRendering(),
            new PartsRendering(),
            new PlainRendering());

    private Renderings() {}

    /** Draws any value in the forms that are preferred for its type. */
    static MimeBundle render(Object value) {
        for (Rendering<?> rendering : ALL) {
            if (rendering.type().isInstance(value)) {
                return render(rendering, value, rendering.preferred()::contains);
            }
        }
        return MimeBundle.ofText("null");
    }

    private static <T> MimeBundle render(Rendering<T> rendering, Object value, Predicate<String> wanted) {
        return rendering.render(rendering.type().cast(value), wanted);
    }
}
