package io.github.tammes.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tammes.sphere.internal.JavaSmoothMaxCosine;
import io.github.tammes.sphere.internal.NearestCosines;
import io.github.tammes.sphere.internal.PaperDescent;
import io.github.tammes.sphere.internal.SmoothMaxCosine;
import io.github.tammes.sphere.internal.UnitRows;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What does not depend on how the sphere is turned or in which order the classes are. */
class InvarianceTest {

    private int classes;
    private int dimensions;
    private double[] rows;
    private double[] turned;
    private int[] order;

    private void draw(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        classes = random.nextInt(2, 60);
        dimensions = random.nextInt(2, 20);
        rows = UnitRows.random(classes, dimensions, random);
        // A product of reflections in random planes is a random rotation or reflection.
        turned = rows.clone();
        for (int reflection = 0; reflection < 5; reflection++) {
            double[] normal = UnitRows.random(1, dimensions, random);
            for (int i = 0; i < classes; i++) {
                double along = 0;
                for (int d = 0; d < dimensions; d++) {
                    along += normal[d] * turned[i * dimensions + d];
                }
                for (int d = 0; d < dimensions; d++) {
                    turned[i * dimensions + d] -= 2 * along * normal[d];
                }
            }
        }
        order = IntStream.range(0, classes).toArray();
        for (int i = classes - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    @RepeatedTest(20)
    void theCertificateIsThatOfTheTurnedAndReorderedSet(RepetitionInfo repetition) {
        draw(repetition);
        Prototypes prototypes = Prototypes.given(dimensions, rows.clone(), "drawn");
        Certificate certificate = prototypes.certificate();
        Certificate ofTurned = Prototypes.given(dimensions, turned, "turned").certificate();
        Certificate ofReordered = prototypes.select(order).certificate();

        assertEquals(certificate.maxCosine(), ofTurned.maxCosine(), 1e-12);
        assertEquals(certificate.meanNearestCosine(), ofTurned.meanNearestCosine(), 1e-12);
        assertEquals(certificate.maxCosine(), ofReordered.maxCosine(), 1e-12);
        assertEquals(certificate.meanNearestCosine(), ofReordered.meanNearestCosine(), 1e-12);
    }

    @RepeatedTest(20)
    void thePapersDescentTurnsWithTheSphere(RepetitionInfo repetition) {
        draw(repetition);
        PaperDescent descent = new PaperDescent(rows, dimensions, 0.1);
        PaperDescent turnedDescent = new PaperDescent(turned, dimensions, 0.1);
        for (int step = 0; step < 20; step++) {
            descent.step();
            turnedDescent.step();
        }

        assertArrayEquals(NearestCosines.of(rows, dimensions), NearestCosines.of(turned, dimensions), 1e-9);
    }

    @RepeatedTest(20)
    void theSmoothMaximumIsThatOfTheTurnedSet(RepetitionInfo repetition) {
        draw(repetition);
        SmoothMaxCosine separation = new JavaSmoothMaxCosine(classes, dimensions);
        double value = separation.evaluate(rows, 50, new double[rows.length]);

        assertEquals(value, separation.evaluate(turned, 50, new double[rows.length]), 1e-12);
    }
}
