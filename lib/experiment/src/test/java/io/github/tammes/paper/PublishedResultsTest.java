package io.github.tammes.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class PublishedResultsTest {

    @Test
    void everyFigureSaysWhereItCanBeRead() {
        for (Row row : PublishedResults.cifar100()) {
            assertFalse(row.getString("source").isBlank());
            assertEquals("https", URI.create(row.getString("address")).getScheme());
            double accuracy = row.getDouble("test accuracy");
            assertTrue(accuracy > 0 && accuracy < 1, "a fraction: " + accuracy);
        }
    }

    @Test
    void theFiguresOfHpnAreThoseOfThePaper() {
        Table all = PublishedResults.cifar100();
        assertEquals(
                List.of(0.511, 0.63, 0.647, 0.65),
                all.where(all.stringColumn("method").isEqualTo("HPN"))
                        .sortOn("dims")
                        .doubleColumn("test accuracy")
                        .asList());
    }
}
