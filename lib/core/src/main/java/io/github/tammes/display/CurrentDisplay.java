package io.github.tammes.display;

/** Holds the display in use; an interface cannot have a private mutable field. */
final class CurrentDisplay {

    private static volatile Display display = new TextDisplay(System.out);

    private CurrentDisplay() {}

    static Display get() {
        return display;
    }

    static void set(Display newDisplay) {
        display = newDisplay;
    }
}
