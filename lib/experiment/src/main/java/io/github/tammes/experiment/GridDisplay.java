package io.github.tammes.experiment;

import io.github.tammes.display.Display;
import io.github.tammes.display.ProgressBar;
import java.util.EnumMap;
import java.util.Map;

/**
 * Shows the trials of a grid one after the other in the same place, where the display can: a notebook would otherwise end with
 * a progress line and a chart for each.
 */
final class GridDisplay implements Display, AutoCloseable {

    private final Display display;
    private final Map<Place, Live> places = new EnumMap<>(Place.class);

    /** What is shown at once, from the top down. */
    private enum Place {
        TRIAL,
        TEXT,
        PROGRESS,
        PICTURE
    }

    GridDisplay(Display display) {
        this.display = display;
    }

    /** Says which trial is running. */
    void trial(String sentence) {
        show(Place.TRIAL, sentence);
    }

    @Override
    public void show(Object value) {
        show(placeOf(value), value);
    }

    @Override
    public Live live(Object first) {
        if (!display.updatesInPlace()) {
            return display.live(first);
        }
        show(placeOf(first), first);
        return value -> show(placeOf(value), value);
    }

    @Override
    public boolean updatesInPlace() {
        return display.updatesInPlace();
    }

    private static Place placeOf(Object value) {
        if (value instanceof ProgressBar) {
            return Place.PROGRESS;
        }
        return value instanceof CharSequence ? Place.TEXT : Place.PICTURE;
    }

    private void show(Place place, Object value) {
        if (!display.updatesInPlace()) {
            display.show(value);
        } else if (places.containsKey(place)) {
            places.get(place).update(value);
        } else {
            places.put(place, display.live(value));
        }
    }

    /** Makes the last state seen, which the display may have skipped. */
    @Override
    public void close() {
        places.values().forEach(Live::close);
    }
}
