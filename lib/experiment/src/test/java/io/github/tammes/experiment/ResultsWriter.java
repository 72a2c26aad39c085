package io.github.tammes.experiment;

import java.nio.file.Path;
import java.util.Map;

/** A process of its own that writes results, for a test. */
final class ResultsWriter {

    static final int LINES = 25;

    private ResultsWriter() {}

    public static void main(String[] arguments) {
        ResultsFile file = new ResultsFile(Path.of(arguments[0]));
        for (int i = 0; i < LINES; i++) {
            file.add(String.valueOf(i), Map.of("trial", String.valueOf(i)), Map.of("accuracy", "0.1"));
        }
    }
}
