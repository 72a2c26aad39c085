package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.Examples;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.TableData;
import io.github.tammes.data.minibatch.RotatedImages;
import io.github.tammes.data.sets.Abalone;
import io.github.tammes.data.sets.Digits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {

    private static final Split<ImageData> IMAGES =
            RotatedImages.of(Digits.load(), -60, 60, 1).withValidation(0.2, 0);
    private static final Split<TableData> ROWS = Abalone.load();

    @TempDir
    Path folder;

    private Split<Examples> sentAndRead(Split<? extends Examples> data) throws IOException {
        DataFile.write(data, folder);
        return DataFile.read(folder.resolve(DataFile.name(data)));
    }

    private static void assertSame(Examples here, Examples there) {
        assertEquals(here.name(), there.name());
        assertEquals(here.classNames(), there.classNames());
        assertEquals(here.unit(), there.unit());
        assertEquals(here.checksum(), there.checksum());
    }

    @Test
    void allThatIsSaidOfDataTravelsWithThem() throws IOException {
        assertTrue(IMAGES.test().unit().equals("degrees") && ROWS.test().unit().equals("years"));
        for (Split<? extends Examples> data : List.of(IMAGES, ROWS)) {
            Split<Examples> there = sentAndRead(data);
            assertSame(data.train(), there.train());
            data.validation()
                    .ifPresent(part -> assertSame(part, there.validation().orElseThrow()));
            assertSame(data.test(), there.test());
        }
    }

    /** Two trials of one grid with the same numbers, which one of them calls by other names. */
    @Test
    void ofDataThatDifferInWordsOnlyNeitherTakesTheOthersFile() throws IOException {
        for (Split<TableData> other :
                List.of(ROWS.map(part -> part.withUnit("rings")), ROWS.map(part -> part.withName("shells")))) {
            assertNotEquals(DataFile.name(ROWS), DataFile.name(other));
            sentAndRead(ROWS);
            assertSame(other.test(), sentAndRead(other).test());
        }
    }
}
