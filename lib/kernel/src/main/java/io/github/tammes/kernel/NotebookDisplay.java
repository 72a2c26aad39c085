package io.github.tammes.kernel;

import io.github.tammes.display.Display;
import java.time.Duration;
import java.util.UUID;

/** Shows values in the running cell of a notebook. */
final class NotebookDisplay implements Display {

    private final Backend backend;
    private final Duration minInterval;

    /**
     * Makes a display.
     *
     * @param backend the kernel
     * @param minInterval the time between two states of a live value, at least; front ends choke on more
     */
    NotebookDisplay(Backend backend, Duration minInterval) {
        this.backend = backend;
        this.minInterval = minInterval;
    }

    @Override
    public void show(Object value) {
        backend.show(orWord(value), UUID.randomUUID().toString());
    }

    @Override
    public Live live(Object first) {
        String id = UUID.randomUUID().toString();
        long start = System.nanoTime();
        backend.show(orWord(first), id);
        return new Throttle(value -> backend.update(id, orWord(value)), minInterval, System::nanoTime, start);
    }

    @Override
    public boolean updatesInPlace() {
        return true;
    }

    // The kernels' renderers ask a value for its class.
    private static Object orWord(Object value) {
        return value == null ? "null" : value;
    }
}
