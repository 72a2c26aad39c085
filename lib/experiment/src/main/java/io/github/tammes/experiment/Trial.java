package io.github.tammes.experiment;

import io.github.tammes.data.internal.Checksum;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One run of an experiment, independent of all others: a point of a grid such as method × dimensions × seed × budget. */
public interface Trial {

    /** Returns what a person tells this trial from the others by: values by column name, in the order of the columns. */
    Map<String, String> settings();

    /**
     * Returns what the library tells this trial from all others by: two trials are the same if and only if everything that
     * decides the result is the same. The line of a finished trial has it in the column "identity", and the trial's files have
     * it as their name. By default it comes from the {@link #settings()}.
     *
     * @return twelve hexadecimal digits
     */
    default String identity() {
        return identityOf(settings().toString());
    }

    /**
     * Runs the trial, or goes on with it where the checkpoint was written.
     *
     * @param checkpoint a file for this trial alone, which may be there from an earlier attempt
     * @return what came out; empty if it was interrupted
     */
    Optional<Outcome> run(Path checkpoint);

    /**
     * Returns the trial as names and values, by which other processes can run it; empty if it has something that only this
     * process has, such as a function of the notebook: it then runs here.
     */
    default Optional<TrialRecipe> recipe() {
        return Optional.empty();
    }

    /** Makes an identity of all that decides a result, in words. */
    static String identityOf(String everything) {
        return Checksum.sha256(everything).substring(0, 12);
    }
}
