package io.github.tammes.data.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.DataException;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.images.ImageListing;
import io.github.tammes.data.images.ImageSize;
import io.github.tammes.data.images.MadeImageFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OmniArtTest {

    private static final String HEADER = "omni_id,creation_year,century,school";

    @TempDir
    Path folder;

    @Test
    void loadsYearsAndSchoolsAndTellsOfWhatIsOutside() throws IOException {
        table("train", HEADER, "1,1650,17,dutch", "2,1932,20,french", "3,987,10,italian", "4,1000,10,dutch");
        // No work to train on is Greek, and the Italian one is too old to be trained on.
        table("test", HEADER, "5,1700,18,french", "6,1933,20,french", "7,1800,19,greek", "8,1500,15,italian");
        for (int id = 1; id <= 8; id++) {
            MadeImageFiles.even(
                    folder.resolve(id < 5 ? "train" : "test").resolve(id + ".jpg"),
                    9,
                    7,
                    BufferedImage.TYPE_INT_RGB,
                    0x808080);
        }
        ImageListing listing = OmniArt.list(folder);
        assertEquals(4, listing.size());
        assertEquals(4, listing.skipped().rowCount());
        Split<ImageData> split = listing.load(ImageSize.square(4)).split();
        assertEquals(3, split.train().size());
        assertEquals(1, split.test().size());
        assertEquals(1700f, split.test().target(0));
        assertEquals(List.of("dutch", "french"), split.test().classNames());
        assertEquals(1, split.test().label(0));
    }

    @Test
    void wrongTablesAreClearErrors() throws IOException {
        assertMessage("train_complete.csv");
        table("train", "omni_id,creation_year,century", "1,1650,17");
        table("test", HEADER, "1,1650,17,dutch");
        assertMessage("no column \"school\"");
        table("train", HEADER, "1,about 1650,17,dutch");
        assertMessage("Row 1");
        table("train", "id,creation_year,century,school", "1,1650,17,dutch");
        assertMessage("no column \"omni_id\"");
    }

    private void assertMessage(String part) {
        DataException error = assertThrows(DataException.class, () -> OmniArt.list(folder));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }

    private void table(String part, String... lines) throws IOException {
        Files.write(folder.resolve(part + "_complete.csv"), List.of(lines));
    }
}
