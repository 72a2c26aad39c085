package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrayRenderingTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static String text(NDArray array) {
        return Renderings.render(array).text();
    }

    private NDArray bytes(Shape shape) {
        byte[] bytes = new byte[(int) shape.size()];
        new Random(5).nextBytes(bytes);
        return manager.create(ByteBuffer.wrap(bytes), shape, DataType.UINT8);
    }

    @Test
    void saysShapeTypeDeviceRangeAndValues() {
        String text = text(manager.create(new float[] {-1.5f, 0, 2, 3}, new Shape(2, 2)));
        assertTrue(text.startsWith("NDArray (2, 2) float32 on cpu(), from -1.5 to 3\n"), text);
        assertTrue(text.contains("-1.5") && text.contains("3."), text);
    }

    @Test
    void aLargeArrayStaysSmallOnTheScreen() {
        String text = text(manager.zeros(new Shape(1000, 1000)));
        assertTrue(text.length() < 5000, text.length() + " characters");
    }

    @Test
    void aLargeArrayShowsItsCorners() {
        NDArray array = manager.arange(60_000f).reshape(200, 300);
        int before = manager.getManagedArrays().size();
        String text = text(array);
        List<String> lines = text.lines().toList();
        assertEquals(1 + 7, lines.size(), text);
        assertEquals("[[    0,     1,     2, …,   297,   298,   299],", lines.get(1));
        assertEquals(" …,", lines.get(4));
        assertEquals(" [59700, 59701, 59702, …, 59997, 59998, 59999]]", lines.get(7));
        assertEquals(before, manager.getManagedArrays().size());
    }

    @Test
    void axesThatAreShortStayWhole() {
        String text = text(manager.arange(5 * 6 * 7 * 8).reshape(5, 6, 7, 8));
        assertTrue(text.contains("1679]]]]") && text.contains("[[[[   0,"), text);
        assertTrue(text.lines().count() < 200, text);
        String wide = text(manager.zeros(new Shape(2, 3000), DataType.BOOLEAN));
        assertEquals(2, wide.lines().filter(line -> line.contains("…")).count(), wide);
    }

    @Test
    void anyTypeAndAnyShapeHasAText() {
        for (DataType type : new DataType[] {
            DataType.FLOAT64, DataType.INT8, DataType.INT32, DataType.INT64, DataType.BOOLEAN, DataType.UINT8
        }) {
            for (Shape shape : new Shape[] {new Shape(), new Shape(0), new Shape(3), new Shape(2, 0, 3)}) {
                String text = text(manager.zeros(shape, type));
                assertTrue(text.contains(type.name().toLowerCase(Locale.ROOT)), text);
            }
        }
    }

    @Test
    void textAndComplexNumbersHaveATextToo() {
        assertTrue(text(manager.create(new String[] {"a"})).contains("string"));
        assertTrue(text(manager.arange(8f).fft(8)).contains("NDArray (8) complex64"));
    }

    @Test
    void leavesNothingBehind() {
        NDArray array = manager.create(new float[] {1, 2});
        int before = manager.getManagedArrays().size();
        text(array);
        assertEquals(before, manager.getManagedArrays().size());
    }

    @Test
    void aClosedArraySaysSo() {
        NDArray array = manager.create(new float[] {1, 2});
        array.close();
        assertTrue(text(array).contains("closed"), text(array));
    }

    @Test
    void bytesInTheShapeOfAnImageAreAPicture() throws IOException {
        NDArray array = bytes(new Shape(9, 11, 3));
        BufferedImage image = ChartRenderingTest.decode(Renderings.render(array));
        assertEquals(11, image.getWidth());
        assertEquals(9, image.getHeight());
        byte[] values = array.toByteArray();
        for (int i = 0; i < 99; i++) {
            int rgb = ((values[3 * i] & 0xff) << 16) | ((values[3 * i + 1] & 0xff) << 8) | (values[3 * i + 2] & 0xff);
            assertEquals(rgb, image.getRGB(i % 11, i / 11) & 0xffffff);
        }
    }

    @Test
    void channelsFirstIsTheSamePicture() throws IOException {
        NDArray last = bytes(new Shape(9, 11, 3));
        NDArray first = last.transpose(2, 0, 1);
        assertEquals((String) Renderings.render(last).data().get(MimeBundle.PNG), (String)
                Renderings.render(first).data().get(MimeBundle.PNG));
    }

    @Test
    void oneChannelIsGrey() throws IOException {
        BufferedImage image = ChartRenderingTest.decode(Renderings.render(bytes(new Shape(1, 8, 8))));
        int rgb = image.getRGB(3, 3);
        assertEquals(rgb & 0xff, (rgb >> 8) & 0xff);
        assertEquals(rgb & 0xff, (rgb >> 16) & 0xff);
    }

    @Test
    void otherBytesAreNoPicture() {
        assertFalse(ArrayImage.canShow(bytes(new Shape(9, 11, 4))));
        assertFalse(ArrayImage.canShow(bytes(new Shape(9, 11))));
        assertFalse(ArrayImage.canShow(manager.zeros(new Shape(9, 11, 3))));
    }
}
