package io.github.tammes.kernel;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Passes on what a line of progress says, whenever it says something new. */
final class Changes implements Runnable {

    private final Supplier<String> source;
    private final Consumer<String> sink;
    private String last;

    Changes(Supplier<String> source, Consumer<String> sink) {
        this.source = source;
        this.sink = sink;
        this.last = source.get();
    }

    @Override
    public void run() {
        String now = source.get();
        if (!now.equals(last)) {
            last = now;
            sink.accept(now);
        }
    }
}
