package io.github.tammes.experiment;

import java.util.Locale;
import java.util.stream.Collectors;

/** The name of a trial's files, made of its settings. */
final class TrialName {

    private TrialName() {}

    static String of(Trial trial) {
        return trial.settings().entrySet().stream()
                .map(setting ->
                        isNumber(setting.getValue()) ? setting.getKey() + "-" + setting.getValue() : setting.getValue())
                .collect(Collectors.joining("_"))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-");
    }

    private static boolean isNumber(String value) {
        return value.matches("[0-9.eE+-]+");
    }
}
