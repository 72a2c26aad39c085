package io.github.tammes.data.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.TableData;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChecksumTest {

    private static final Images IMAGES = new Images(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2, 1);
    private static final ImageData DATA = ImageData.of("data", IMAGES).withLabels(new int[] {0, 1}, List.of("a", "b"));

    @Test
    void anythingThatDiffersChangesIt() {
        Images other = new Images(new byte[] {1, 2, 3, 4, 5, 6, 7, 9}, 2, 2, 2, 1);
        TableData table = TableData.of("table", List.of("x"), new float[][] {{1}, {2}});
        long[] all = {
            DATA.checksum(),
            DATA.select(1, 0).checksum(),
            DATA.first(1).checksum(),
            DATA.withLabels(new int[] {1, 1}, List.of("a", "b")).checksum(),
            DATA.withLabels(new int[] {0, 1}, List.of("a", "c")).checksum(),
            DATA.withTargets(new float[] {1, 2}).checksum(),
            DATA.withTargets(new float[] {1, 3}).checksum(),
            ImageData.of("data", other)
                    .withLabels(new int[] {0, 1}, List.of("a", "b"))
                    .checksum(),
            table.checksum(),
            table.select(1, 0).checksum(),
            table.withTargets(new float[] {1, 2}).checksum()
        };
        assertEquals(all.length, LongStream.of(all).distinct().count());
    }

    @Test
    void sameContentHasTheSameWhateverItsName() {
        assertEquals(DATA.checksum(), DATA.withName("other").select(0, 1).checksum());
    }
}
