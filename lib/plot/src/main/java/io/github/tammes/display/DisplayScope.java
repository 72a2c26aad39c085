package io.github.tammes.display;

import java.util.function.Supplier;

/**
 * Which display is the current one: the one that a call on this thread is to show things on, else the one that was installed
 * for the process, as a notebook's kernel does when it starts. So two threads that show on displays of their own never meet.
 */
final class DisplayScope {

    private static final ThreadLocal<Display> OF_THIS_CALL = new ThreadLocal<>();

    private static volatile Display installed = new TextDisplay(System.out);

    private DisplayScope() {}

    static Display current() {
        Display display = OF_THIS_CALL.get();
        return display == null ? installed : display;
    }

    static void install(Display display) {
        installed = display;
    }

    static <T> T during(Display display, Supplier<T> body) {
        Display before = OF_THIS_CALL.get();
        OF_THIS_CALL.set(display);
        try {
            return body.get();
        } finally {
            if (before == null) {
                OF_THIS_CALL.remove();
            } else {
                OF_THIS_CALL.set(before);
            }
        }
    }
}
