package io.github.tammes.display;

import java.io.PrintStream;
import java.util.Objects;

/** Shows values by their {@code toString()} as lines of text; a live value adds a line for each state that differs. */
public final class TextDisplay implements Display {

    private final PrintStream out;

    /**
     * Makes a display.
     *
     * @param out where the lines go
     */
    public TextDisplay(PrintStream out) {
        this.out = Objects.requireNonNull(out, "out");
    }

    @Override
    public void show(Object value) {
        out.println(value);
    }

    @Override
    public Live live(Object first) {
        String text = String.valueOf(first);
        out.println(text);
        return new TextLive(text);
    }

    @Override
    public boolean updatesInPlace() {
        return false;
    }

    private final class TextLive implements Live {

        private String shown;

        TextLive(String shown) {
            this.shown = shown;
        }

        @Override
        public void update(Object value) {
            String text = String.valueOf(value);
            if (!text.equals(shown)) {
                out.println(text);
                shown = text;
            }
        }
    }
}
