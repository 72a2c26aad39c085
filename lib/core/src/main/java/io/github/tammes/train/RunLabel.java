package io.github.tammes.train;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything needed to tell where a result came from and to repeat it.
 *
 * @param settings the task, network, options and data; two runs with the same settings, versions and device give the same
 *     weights
 * @param versions of the software
 * @param device where it ran and why there
 * @param started when it began, by the first of the processes that it took
 */
public record RunLabel(TrainingSettings settings, Versions versions, String device, Instant started) {

    /** Returns the settings, and after them versions, device and start, by name. */
    public Map<String, String> toMap() {
        Map<String, String> all = new LinkedHashMap<>(settings.values());
        all.put("versions", versions.toString());
        all.put("device", device);
        all.put("started", started.toString());
        return all;
    }

    @Override
    public String toString() {
        return toMap().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
