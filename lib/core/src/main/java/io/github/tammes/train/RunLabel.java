package io.github.tammes.train;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything needed to tell where a result came from and to repeat it.
 *
 * @param settings the task, network, options and data by name, in words; two runs with the same settings, versions and
 *     device give the same weights
 * @param versions of the software
 * @param device where it ran and why there
 * @param started when it began
 */
public record RunLabel(Map<String, String> settings, Versions versions, String device, Instant started) {

    /** Copies the settings, keeping their order. */
    public RunLabel {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        settings.forEach((name, value) -> text.append(name + ": " + value + "\n"));
        return text.append("versions: " + versions + "\ndevice: " + device + "\nstarted: " + started)
                .toString();
    }
}
