package io.github.tammes.experiment;

import io.github.tammes.display.Display;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** A display that replaces what it shows, as a notebook does, and remembers all states of each place. */
final class RecordedNotebook implements Display {

    // Of a grid that runs in another thread.
    final List<List<Object>> places = new CopyOnWriteArrayList<>();

    @Override
    public void show(Object value) {
        places.add(List.of(value));
    }

    @Override
    public Live live(Object first) {
        List<Object> states = new CopyOnWriteArrayList<>(List.of(first));
        places.add(states);
        return states::add;
    }

    @Override
    public boolean updatesInPlace() {
        return true;
    }

    boolean said(String words) {
        return shown().anyMatch(value -> value.toString().contains(words));
    }

    /** The states of trials in all tables that were shown. */
    List<String> states() {
        return shown().filter(Table.class::isInstance)
                .flatMap(table -> ((Table) table).stringColumn("state").asList().stream())
                .toList();
    }

    private Stream<Object> shown() {
        return places.stream().flatMap(List::stream);
    }
}
