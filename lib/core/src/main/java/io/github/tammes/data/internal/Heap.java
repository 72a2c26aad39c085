package io.github.tammes.data.internal;

import java.util.Locale;

/** Says in words that there is too little memory. */
public final class Heap {

    private Heap() {}

    /** Returns a sentence for an {@link OutOfMemoryError}. */
    public static String tooSmall(String what, long bytes) {
        return String.format(
                Locale.ROOT,
                "%s: %,d MB are needed and this Java has %,d MB of memory in all; start it with more (-Xmx).",
                what,
                (bytes >> 20) + 1,
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
