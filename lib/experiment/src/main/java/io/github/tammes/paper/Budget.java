package io.github.tammes.paper;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.train.Schedule;
import java.util.Objects;

/**
 * How much training a trial gets. Results of different budgets are never to be compared with each other.
 *
 * @param name short, for tables
 * @param trainPerClass training images of each class; all of them if there are fewer
 * @param testPerClass test images of each class, and validation images; all of them if there are fewer
 * @param epochs at least 1
 * @param schedule how the learning rate changes
 */
public record Budget(String name, int trainPerClass, int testPerClass, int epochs, Schedule schedule) {

    private static final int ALL = Integer.MAX_VALUE;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is less than 1
     */
    public Budget {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(schedule, "schedule");
        if (trainPerClass < 1 || testPerClass < 1 || epochs < 1) {
            throw new IllegalArgumentException("trainPerClass is " + trainPerClass + ", testPerClass " + testPerClass
                    + " and epochs " + epochs + " but each must be at least 1");
        }
    }

    /** Seconds: four images of each class, one epoch; shows that everything runs, and nothing else. */
    public static Budget smoke() {
        return new Budget("smoke", 4, 2, 1, Schedule.oneCycle());
    }

    /** Minutes: 50 images of each class, 4 epochs, one-cycle. */
    public static Budget quick() {
        return new Budget("quick", 50, 20, 4, Schedule.oneCycle());
    }

    /** Hours: 30 epochs of all images, one-cycle. */
    public static Budget thirtyEpochs() {
        return full(30).withName("short");
    }

    /** The paper's: 250 epochs of all images, the rate divided by ten after 100 and 200 (HPN, experiments on classification). */
    public static Budget paper() {
        return new Budget("paper", ALL, ALL, 250, Schedule.paper());
    }

    /**
     * A number of epochs of all images, one-cycle, named after it: "full-12".
     *
     * @param epochs at least 1
     */
    public static Budget full(int epochs) {
        return new Budget("full-" + epochs, ALL, ALL, epochs, Schedule.oneCycle());
    }

    /**
     * Finds a budget by its name: smoke, quick, short, paper, or full-N.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Budget named(String name) {
        return switch (name) {
            case "smoke" -> smoke();
            case "quick" -> quick();
            case "short" -> thirtyEpochs();
            case "paper" -> paper();
            default -> {
                if (!name.matches("full-[1-9][0-9]{0,3}")) {
                    throw new IllegalArgumentException("there is no budget \"" + name
                            + "\": choose smoke, quick, short, paper, or full-N for N epochs of all images");
                }
                yield full(Integer.parseInt(name.substring(5)));
            }
        };
    }

    /**
     * Returns the budget that the environment variable TAMMES_BUDGET names, or else a given one.
     *
     * @param other used where the variable is not set
     * @throws IllegalArgumentException if the variable names no budget
     */
    public static Budget fromEnvironment(Budget other) {
        String name = System.getenv("TAMMES_BUDGET");
        return name == null || name.isBlank() ? other : named(name.trim());
    }

    /**
     * Takes the budget's share of some data: the first images of each class.
     *
     * @param data all of it
     */
    public Split<ImageData> subset(Split<ImageData> data) {
        return new Split<>(
                data.train().firstOfEachClass(trainPerClass),
                data.validation().map(part -> part.firstOfEachClass(testPerClass)),
                data.test().firstOfEachClass(testPerClass));
    }

    private Budget withName(String newName) {
        return new Budget(newName, trainPerClass, testPerClass, epochs, schedule);
    }
}
