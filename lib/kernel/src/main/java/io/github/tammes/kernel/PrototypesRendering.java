package io.github.tammes.kernel;

import io.github.tammes.display.Renderable;
import io.github.tammes.sphere.Prototypes;
import java.util.List;
import java.util.function.Predicate;

/** Prototypes: how far they are apart, in a sentence, and their coordinates as a table. */
final class PrototypesRendering implements Rendering<Prototypes> {

    private final PartsRendering parts = new PartsRendering();

    @Override
    public Class<Prototypes> type() {
        return Prototypes.class;
    }

    @Override
    public List<String> preferred() {
        return List.of(MimeBundle.HTML);
    }

    @Override
    public MimeBundle render(Prototypes prototypes, Predicate<String> wanted) {
        if (!wanted.test(MimeBundle.HTML)) {
            return MimeBundle.ofText(prototypes.toString()); // spares the table of a large set
        }
        Renderable sentenceAndTable = () -> List.of(prototypes.toString(), prototypes.toTable());
        return parts.render(sentenceAndTable, wanted).with(MimeBundle.TEXT, prototypes.toString());
    }
}
