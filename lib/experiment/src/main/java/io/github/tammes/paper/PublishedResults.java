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
     * Returns test accuracies of others on CIFAR-100, each with the address where it can be read.
     *
     * @return method, dims, test accuracy (0 … 1), epochs (missing where the source does not say), source, address
     */
    public static Table cifar100() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(PublishedResults.class.getResourceAsStream("published-cifar100.csv")),
                StandardCharsets.UTF_8)) {
            return Table.read().csv(reader).setName("Published: CIFAR-100");
        } catch (IOException e) {
            throw new UncheckedIOException("The published figures cannot be read.", e);
        }
    }
}
