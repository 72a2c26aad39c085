package io.github.tammes.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The checkpoints of one trial, named by its identity, so that no other trial can meet them: of the network in training, and,
 * when the trial is recorded, of the trained one. A trial of several networks has as many files, the later ones numbered.
 *
 * @param folder of all checkpoints
 * @param identity of the trial
 */
record TrialFiles(Path folder, String identity) {

    private static final int MOST_NETWORKS = 9;

    /** The checkpoint of the network in training, or of one that was stopped. */
    Path running() {
        return folder.resolve(identity + ".zip");
    }

    /** The checkpoints of all networks in training that are there. */
    List<Path> begun() {
        return IntStream.range(0, MOST_NETWORKS)
                .mapToObj(number -> numbered(running(), number))
                .filter(Files::exists)
                .toList();
    }

    private Path trained() {
        return folder.resolve(identity + ".trained.zip");
    }

    /** The checkpoint of a later network of the same trial. */
    static Path numbered(Path checkpoint, int number) {
        return number == 0
                ? checkpoint
                : checkpoint.resolveSibling(
                        checkpoint.getFileName().toString().replaceFirst("[.]zip$", "-" + (number + 1) + ".zip"));
    }

    /**
     * Returns where the trained network is.
     *
     * @param isRecorded whether the trial is in the results: a process can die between recording it and renaming its files
     */
    Path kept(boolean isRecorded) throws IOException {
        if (isRecorded && Files.exists(running())) {
            keep();
        }
        return trained();
    }

    /** Sets the trained networks apart from one that would be trained anew. */
    void keep() throws IOException {
        for (int number = MOST_NETWORKS - 1; number >= 0; number--) {
            Path from = numbered(running(), number);
            if (Files.exists(from)) {
                Files.move(from, numbered(trained(), number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Deletes what a training has left that came to nothing. */
    void discard() throws IOException {
        for (int number = 0; number < MOST_NETWORKS; number++) {
            Files.deleteIfExists(numbered(running(), number));
        }
    }
}
