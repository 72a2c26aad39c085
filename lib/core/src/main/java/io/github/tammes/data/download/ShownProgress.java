package io.github.tammes.data.download;

import io.github.tammes.display.Display;
import java.util.Locale;

/** Shows on the display how far a download is, every ten percent where each state is a line of its own. */
final class ShownProgress implements FetchProgress {

    private static final long MEGABYTE = 1_000_000;

    private final String name;
    private Display.Live live;

    ShownProgress(String name) {
        this.name = name;
    }

    @Override
    public void update(long bytes, long total) {
        Display display = Display.current();
        if (live == null) {
            live = display.live("Downloading " + name + "…");
        }
        long step = display.updatesInPlace() ? MEGABYTE : Math.max(MEGABYTE, total > 0 ? total / 10 : 20 * MEGABYTE);
        long shown = bytes == total ? bytes : bytes / step * step;
        live.update(String.format(
                Locale.ROOT,
                "Downloading %s: %,d%s MB",
                name,
                shown / MEGABYTE,
                total > 0 ? String.format(Locale.ROOT, " of %,d", total / MEGABYTE) : ""));
        if (bytes == total) {
            live.close();
        }
    }
}
