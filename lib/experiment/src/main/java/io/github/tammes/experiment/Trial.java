package io.github.tammes.experiment;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One run of an experiment, independent of all others: a point of a grid such as method × dimensions × seed × budget. */
public interface Trial {

    /**
     * Returns what tells this trial from the others, by column name, in the order of the columns; two trials with the same
     * settings are the same trial.
     */
    Map<String, String> settings();

    /**
     * Runs the trial, or goes on with it where the checkpoint was written.
     *
     * @param checkpoint a file for this trial alone, which may be there from an earlier attempt
     * @return what came out; empty if it was interrupted
     */
    Optional<Outcome> run(Path checkpoint);
}
