package io.github.tammes.paper;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tech.tablesaw.api.Table;

/** What others have measured, to be shown beside one's own results and never among them. */
public final class PublishedResults {

    private PublishedResults() {}

    /**
     * Returns test accuracies of others on CIFAR-100 with ResNet-32 after 250 epochs, published but for one that was handed on
     * without the name of who measured it.
     *
     * @return table (1 or 2 of HPN, section 4.1, that a figure belongs beside), method, dims, test accuracy (0 … 1), epochs, source,
     *     status (how far the figure was checked)
     */
    public static Table cifar100() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(PublishedResults.class.getResourceAsStream("published-cifar100.csv")),
                StandardCharsets.UTF_8)) {
            return Table.read().csv(reader).setName("Published: CIFAR-100, ResNet-32, 250 epochs");
        } catch (IOException e) {
            throw new UncheckedIOException("The published figures cannot be read.", e);
        }
    }

    /**
     * Returns the published figures that belong beside one table of the paper.
     *
     * @param number 1: HPN and other prototypes; 2: HPN without and with semantic priors
     * @return as {@link #cifar100()}, without the column table
     * @throws IllegalArgumentException if the number is another
     */
    public static Table ofTable(int number) {
        if (number != 1 && number != 2) {
            throw new IllegalArgumentException(
                    "number is " + number + "; the paper compares on CIFAR-100 in tables 1 and 2");
        }
        Table all = cifar100();
        return all.where(all.intColumn("table").isEqualTo(number)).removeColumns("table");
    }
}
