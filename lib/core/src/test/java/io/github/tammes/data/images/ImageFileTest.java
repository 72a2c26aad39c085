package io.github.tammes.data.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.internal.Reason;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {

    private static final ImageSize SMALL = ImageSize.square(4);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.jpg", "a.bmp", "a.gif", "a.tif"})
    void decodesTheUsualKinds(String name) throws IOException {
        Path file = MadeImageFiles.even(folder.resolve(name), 20, 10, BufferedImage.TYPE_INT_RGB, 0xc83c14);
        DecodedImage picture = ImageFile.read(file, SMALL);
        assertEquals(20, picture.width());
        assertEquals(10, picture.height());
        assertColour(0xc83c14, picture, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void grayIsNeitherBrightenedNorDarkened(int type) throws IOException {
        BufferedImage image = new BufferedImage(4, 4, type);
        int value = type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257;
        for (int i = 0; i < 16; i++) {
            image.getRaster().setSample(i % 4, i / 4, 0, value);
        }
        Path file = MadeImageFiles.write(folder.resolve("gray.png"), image);
        assertColour(0x646464, ImageFile.read(file, SMALL), 1);
    }

    @Test
    void whatIsTransparentIsLaidOnWhite() throws IOException {
        Path half = MadeImageFiles.even(folder.resolve("half.png"), 4, 4, BufferedImage.TYPE_INT_ARGB, 0x80000000);
        assertColour(0x7f7f7f, ImageFile.read(half, SMALL), 1);
        Path none = MadeImageFiles.even(folder.resolve("none.png"), 4, 4, BufferedImage.TYPE_INT_ARGB, 0x00ff0000);
        assertColour(0xffffff, ImageFile.read(none, SMALL), 0);
    }

    @Test
    void convertsTheInkOfJpegsInCmyk() throws IOException {
        Path adobe = MadeImageFiles.fourComponents(folder.resolve("adobe.jpg"), new int[] {200, 60, 20, 255}, 0);
        assertColour(0xc83c14, ImageFile.read(adobe, SMALL), 3);
        Path dark = MadeImageFiles.fourComponents(folder.resolve("dark.jpg"), new int[] {200, 60, 20, 128}, 0);
        assertColour(0x641e0a, ImageFile.read(dark, SMALL), 3);
        // Luminance and chrominance of the inverted ink (55, 195, 235), by the equations of JFIF.
        Path luminance = MadeImageFiles.fourComponents(folder.resolve("ycck.jpg"), new int[] {158, 172, 55, 255}, 2);
        assertColour(0xc83c14, ImageFile.read(luminance, SMALL), 4);
    }

    /** 16×16 pixels of (200, 60, 20), written in CMYK by the Python library Pillow. */
    @Test
    void agreesWithAnotherProgramAboutCmyk() throws IOException {
        Path file = Files.write(folder.resolve("pillow.jpg"), HexFormat.of().parseHex(PILLOW));
        assertColour(0xc83c14, ImageFile.read(file, SMALL), 3);
    }

    /** A picture that is dark in its upper left quarter only, stored in each of the eight ways that Exif knows. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 0, 1", "7, 1, 1", "8, 1, 0"})
    void isTurnedUprightAsExifSays(int orientation, int storedColumn, int storedRow) throws IOException {
        boolean exchanged = orientation >= 5;
        BufferedImage stored = new BufferedImage(exchanged ? 16 : 32, exchanged ? 32 : 16, BufferedImage.TYPE_INT_RGB);
        int width = stored.getWidth() / 2;
        int height = stored.getHeight() / 2;
        for (int y = 0; y < 2 * height; y++) {
            for (int x = 0; x < 2 * width; x++) {
                stored.setRGB(x, y, x / width == storedColumn && y / height == storedRow ? 0x101010 : 0xf0f0f0);
            }
        }
        for (String kind : List.of("jpg", "png", "tif")) {
            Path plain = MadeImageFiles.write(folder.resolve("stored." + kind), stored);
            Path file = MadeImageFiles.withOrientation(folder.resolve("turned." + kind), plain, orientation);
            DecodedImage picture = ImageFile.read(file, ImageSize.square(2));
            assertEquals(32, picture.width(), kind);
            assertEquals(16, picture.height(), kind);
            assertEquals(0x10, picture.get(4, 4, 0), 6, kind);
            assertEquals(0xf0, picture.get(28, 4, 0), 6, kind);
            assertEquals(0xf0, picture.get(4, 12, 0), 6, kind);
        }
    }

    @Test
    void aHugePictureIsThinnedOutWhileItIsDecoded() throws IOException {
        Path file =
                MadeImageFiles.even(folder.resolve("huge.png"), 5000, 4000, BufferedImage.TYPE_BYTE_GRAY, 0xffffffff);
        DecodedImage picture = ImageFile.read(file, SMALL);
        assertTrue((long) picture.width() * picture.height() <= 16_000_000, "not thinned out");
        assertEquals(5000.0 / 4000, picture.width() / (double) picture.height(), 0.01);
        assertColour(0xffffff, picture, 0);
    }

    @Test
    void aPictureThatClaimsToBeEnormousIsRefusedBeforeItIsDecoded() throws IOException {
        byte[] png = Files.readAllBytes(
                MadeImageFiles.even(folder.resolve("small.png"), 4, 4, BufferedImage.TYPE_BYTE_GRAY, 0));
        // Width and height are the big-endian ints after the signature and the head of the first chunk.
        Arrays.fill(png, 16, 24, (byte) 0);
        png[17] = 1;
        png[21] = 1;
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        Path file = Files.write(folder.resolve("enormous.png"), png);
        IOException error = assertThrows(IOException.class, () -> ImageFile.read(file, SMALL));
        assertTrue(error.getMessage().contains("too large"), error.getMessage());
    }

    @Test
    void numbersOfMoreThanSixteenBitsAreRefusedInWords() throws IOException {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_FLOAT);
        BufferedImage image = new BufferedImage(
                model, model.createCompatibleWritableRaster(4, 4), model.isAlphaPremultiplied(), null);
        Path file = MadeImageFiles.write(folder.resolve("float.tif"), image);
        IOException error = assertThrows(IOException.class, () -> ImageFile.read(file, SMALL));
        assertTrue(error.getMessage().contains("8 or 16 bits"), error.getMessage());
    }

    /** As TIFF files can be: Java would give colours that are not theirs. */
    @Test
    void numbersWithASignAndColoursThatNobodyNamesAreRefused() {
        ColorModel signed = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_SHORT);
        assertRefused("sign", signed);
        ColorSpace five = new ColorSpace(ColorSpace.TYPE_5CLR, 5) {
            private static final long serialVersionUID = 1;

            @Override
            public float[] toRGB(float[] values) {
                return new float[3];
            }

            @Override
            public float[] fromRGB(float[] rgb) {
                return new float[5];
            }

            @Override
            public float[] toCIEXYZ(float[] values) {
                return new float[3];
            }

            @Override
            public float[] fromCIEXYZ(float[] values) {
                return new float[5];
            }
        };
        assertRefused(
                "5 colours", new ComponentColorModel(five, false, false, ColorModel.OPAQUE, DataBuffer.TYPE_BYTE));
    }

    /** Java spreads twelve bits to sixteen while it decodes, and says that they are twelve; six it does not spread. */
    @ParameterizedTest
    @CsvSource({"6", "12", "14"})
    void oddNumbersOfBitsAreRefused(int bits) {
        ColorModel odd = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                new int[] {bits},
                false,
                false,
                ColorModel.OPAQUE,
                bits < 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT);
        assertRefused(bits + " bits; save it with 8 or 16", odd);
    }

    @Test
    void picturesOfFiveAndSixBitsForAColourAreRead() throws IOException {
        BufferedImage packed = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_565_RGB);
        packed.setRGB(0, 0, 0xff0000);
        assertEquals(2 * 2 * 3, ImageSize.square(2).fit(packed).length);
    }

    private static void assertRefused(String words, ColorModel colors) {
        BufferedImage image = new BufferedImage(colors, colors.createCompatibleWritableRaster(4, 4), false, null);
        IOException error =
                assertThrows(IOException.class, () -> ImageSize.square(2).fit(image));
        assertTrue(error.getMessage().contains(words), error.getMessage());
    }

    /** Only what a cut around the centre leaves over is made smaller or larger. */
    @ParameterizedTest
    @CsvSource({"1, 4000000", "4000000, 1", "3, 6000000"})
    void aVeryLongPictureNeedsNoMoreMemoryThanItsMiddle(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(width / 2, height / 2, 0, 200);
        Path file = MadeImageFiles.write(folder.resolve("long.png"), image);
        DecodedImage picture = ImageFile.read(file, ImageSize.square(224));
        byte[] bytes = Resampling.resize(picture, ImageSize.square(224));
        int brightest = 0;
        for (byte b : bytes) {
            brightest = Math.max(brightest, b & 0xff);
        }
        assertTrue(brightest > 90, "the middle is lost: " + brightest);
    }

    @Test
    void whatIsNoImageSaysSo() throws IOException {
        Path file = Files.write(folder.resolve("text.jpg"), "no image".getBytes(StandardCharsets.UTF_8));
        IOException error = assertThrows(IOException.class, () -> ImageFile.read(file, SMALL));
        assertTrue(error.getMessage().contains("not an image"), error.getMessage());
        assertThrows(IOException.class, () -> ImageFile.read(folder.resolve("nowhere.jpg"), SMALL));
    }

    /** Damaged files are decoded as far as they go or refused, but nothing else ever comes out. */
    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.jpg", "a.gif", "a.bmp", "a.tif"})
    void damagedFilesAreDecodedOrRefused(String name) throws IOException {
        BufferedImage image = new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 24 * 24; i++) {
            image.setRGB(i % 24, i / 24, random.nextInt(1 << 24));
        }
        byte[] whole = Files.readAllBytes(MadeImageFiles.write(folder.resolve(name), image));
        Path file = folder.resolve("damaged");
        for (int i = 0; i < 150; i++) {
            byte[] bytes = whole.clone();
            if (i % 3 == 0) {
                bytes = Arrays.copyOf(whole, random.nextInt(whole.length));
            } else {
                for (int k = 0; k < 1 + i / 30; k++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
            Files.write(file, bytes);
            try {
                assertTrue(ImageFile.read(file, SMALL).width() > 0);
            } catch (IOException e) {
                assertTrue(!Reason.of(e).isBlank());
            }
        }
    }

    private static void assertColour(int rgb, DecodedImage picture, int tolerance) {
        int x = picture.width() / 2;
        int y = picture.height() / 2;
        for (int c = 0; c < 3; c++) {
            assertEquals((rgb >> (16 - 8 * c)) & 0xff, picture.get(x, y, c), tolerance, "channel " + c);
        }
    }

    private static final String PILLOW =
            "ffd8ffee000e41646f626500640000000000ffdb004300020101010101020101010202020202040302020202050404030406"
                    + "0506060605060606070908060709070606080b08090a0a0a0a0a06080b0c0b0a0c090a0a0affc00014080010001004431100"
                    + "4d11005911004b1100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400b510000201"
                    + "0303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282"
                    + "090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778"
                    + "797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5"
                    + "d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda000e0443004d0059004b00003f00fd20afcefafc4fafdf"
                    + "ca28a28a28a28a28a28affd9";
}
