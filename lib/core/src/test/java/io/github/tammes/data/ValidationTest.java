package io.github.tammes.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.minibatch.RotatedImages;
import io.github.tammes.data.sets.Abalone;
import io.github.tammes.data.sets.Digits;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {

    private static final Split<ImageData> DIGITS = Digits.load();

    private static long ofClass(ImageData data, int label) {
        return IntStream.range(0, data.size())
                .filter(i -> data.label(i) == label)
                .count();
    }

    private static Set<String> contents(ImageData data) {
        Set<String> contents = new HashSet<>();
        for (int i = 0; i < data.size(); i++) {
            byte[] pixels = new byte[data.images().bytesPerImage()];
            data.images().read(i, pixels);
            contents.add(Arrays.toString(pixels));
        }
        return contents;
    }

    /** Of images on disk it may take long. */
    @Test
    void anInterruptEndsTheDrawAndTheTurning() {
        for (Runnable work :
                List.<Runnable>of(() -> DIGITS.withValidation(0.1, 1), () -> RotatedImages.of(DIGITS, -45, 45, 1))) {
            Thread.currentThread().interrupt();
            try {
                assertThrows(CancellationException.class, work::run);
            } finally {
                Thread.interrupted();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.5, 0.9})
    void theSameShareOfEachClassIsDrawnAndNothingIsLost(double share) {
        Split<ImageData> split = DIGITS.withValidation(share, 3);
        ImageData validation = split.validation().orElseThrow();
        assertEquals(DIGITS.train().size(), split.train().size() + validation.size());
        for (int label = 0; label < 10; label++) {
            assertEquals(
                    share * (double) ofClass(DIGITS.train(), label),
                    (double) ofClass(validation, label),
                    0.5001,
                    "class " + label);
        }
        assertEquals(DIGITS.test().checksum(), split.test().checksum());
    }

    @Test
    void theSeedDecidesWhatIsDrawn() {
        long drawn = DIGITS.withValidation(0.1, 3).validation().orElseThrow().checksum();
        assertEquals(
                drawn, DIGITS.withValidation(0.1, 3).validation().orElseThrow().checksum());
        assertNotEquals(
                drawn, DIGITS.withValidation(0.1, 4).validation().orElseThrow().checksum());
    }

    @Test
    void copiesOfAnInputAreOnOneSide() {
        int[] thrice = IntStream.range(0, 3 * 200).map(i -> i % 200).toArray();
        Split<ImageData> copied = new Split<>(DIGITS.train().select(thrice), DIGITS.test());
        for (long seed = 0; seed < 5; seed++) {
            Split<ImageData> split = copied.withValidation(0.3, seed);
            Set<String> both = contents(split.train());
            both.retainAll(contents(split.validation().orElseThrow()));
            assertEquals(Set.of(), both);
        }
    }

    @Test
    void withoutClassesEachTenthOfTheTargetsGivesItsShare() {
        Split<TableData> split = Abalone.load().withValidation(0.2, 0);
        TableData train = split.train();
        TableData validation = split.validation().orElseThrow();
        double meanOfTrain = IntStream.range(0, train.size())
                .mapToDouble(train::target)
                .average()
                .orElseThrow();
        double mean = IntStream.range(0, validation.size())
                .mapToDouble(validation::target)
                .average()
                .orElseThrow();
        // Drawn without strata, the means of 668 ages differ by 0.25 years at two standard errors.
        assertEquals(meanOfTrain, mean, 0.1);
        assertEquals(0.2 * 3342, validation.size(), 10);
    }

    @Test
    void sharesThatLeaveNothingAreExplained() {
        for (double share : new double[] {0, 1, -0.1, Double.NaN, 1e-9}) {
            assertThrows(IllegalArgumentException.class, () -> DIGITS.withValidation(share, 0), "share " + share);
        }
        Split<ImageData> split = DIGITS.withValidation(0.1, 0);
        assertThrows(IllegalStateException.class, () -> split.withValidation(0.1, 0));
    }

    @Test
    void thePartsKeepTheNameAndSayWhichTheyAre() {
        Split<ImageData> split = DIGITS.withValidation(0.1, 0);
        assertEquals("digits", split.train().name());
        assertEquals("digits, validation", split.validation().orElseThrow().name());
        assertTrue(split.toString().contains("validation: digits, validation"), split.toString());
    }

    @Test
    void whatIsMadeOfASplitIsMadeOfAllItsParts() {
        Split<ImageData> turned = RotatedImages.of(DIGITS.withValidation(0.1, 0), -90, 90, 1);
        ImageData validation = turned.validation().orElseThrow();
        assertTrue(validation.hasTargets());
        assertNotEquals(validation.target(0), turned.train().target(0));
        assertNotEquals(validation.target(0), turned.test().target(0));
        Split<TableData> rows = Abalone.load().withValidation(0.1, 0);
        assertTrue(TableData.standardize(rows).validation().isPresent());
    }

    @Test
    void aSelectionHasANameOfItsOwn() {
        ImageData train = DIGITS.train();
        assertEquals("digits, 96 of 1442", train.first(96).name());
        assertEquals("digits, 10 of 1442", train.first(96).first(10).name());
        assertEquals("digits, 20 of 1442", train.firstOfEachClass(2).name());
        assertEquals("digits", train.first(5000).name(), "all of them");
        assertNotEquals("digits", train.shuffled(1).name());
        TableData rows = Abalone.load().train();
        assertEquals(
                "Abalone, 64 of 3342",
                rows.select(IntStream.range(0, 64).toArray()).name());
    }

    @Test
    void partsOfOtherClassesAreRefused() {
        ImageData few = DIGITS.test().ofClasses(List.of("1", "2"));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new Split<>(DIGITS.train(), java.util.Optional.of(few), DIGITS.test()));
        assertTrue(e.getMessage().contains("validation"), e.getMessage());
        assertFalse(DIGITS.validation().isPresent());
    }

    @Test
    void allPartsChangeInTheSameWay() {
        Split<ImageData> three = DIGITS.withValidation(0.2, 0).map(part -> part.ofClasses(List.of("2", "4", "7")));
        for (ImageData part : List.of(three.train(), three.validation().orElseThrow(), three.test())) {
            assertEquals(List.of("2", "4", "7"), part.classNames());
        }
        assertTrue(DIGITS.map(part -> part).validation().isEmpty());
    }
}
