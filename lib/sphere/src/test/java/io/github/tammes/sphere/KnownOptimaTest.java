package io.github.tammes.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known to be the best, or the best there is, is what the default placement finds. */
class KnownOptimaTest {

    /** Cosines 1/n of codes whose optimality is proven by the bound of the certificate. */
    @ParameterizedTest
    @CsvSource({
        "10, 4, 6",
        "24, 4, 2",
        "16, 5, 5",
        "27, 6, 4",
        "56, 7, 3",
        "240, 8, 2",
        "112, 21, 9",
        "162, 21, 7",
        "100, 22, 11",
        "275, 22, 6",
        "552, 23, 5"
    })
    void provenOptimaAreMetAndTheirCertificatesSaySo(int classes, int dimensions, double denominator) {
        Certificate certificate = Prototypes.place(classes, dimensions).certificate();

        assertEquals(1 / denominator, certificate.maxCosine(), 1e-9);
        assertTrue(certificate.isOptimal() && certificate.toString().contains("proven to be optimal"));
    }

    /** Kissing configurations, whose optimality as codes is not proven. */
    @ParameterizedTest
    @CsvSource({"40, 5", "72, 6", "126, 7", "306, 9", "500, 10"})
    void kissingConfigurationsAreFound(int classes, int dimensions) {
        PlacementOptions options = PlacementOptions.defaults().withEffort(1);

        assertEquals(
                0.5,
                Prototypes.place(classes, dimensions, options).certificate().maxCosine(),
                1e-9);
    }

    /** Cosines 1/n: the few points more lie at right angles to the code of Higman and Sims, and to McLaughlin's. */
    @ParameterizedTest
    @CsvSource({"106, 25, 11", "277, 23, 6"})
    void aFewMorePointsCostNothingWhereThereAreOtherDimensions(int classes, int dimensions, double denominator) {
        Prototypes prototypes = Prototypes.place(
                classes, dimensions, PlacementOptions.defaults().withEffort(6));

        assertEquals(1 / denominator, prototypes.certificate().maxCosine(), 1e-9);
        assertTrue(prototypes.method().contains("beside it"), prototypes.method());
    }

    /** Proven optima in three dimensions, in degrees (see ProvenOptimum). */
    @ParameterizedTest
    @CsvSource({
        "7, 77.8695421",
        "8, 74.8584922",
        "9, 70.5287794",
        "10, 66.1468220",
        "11, 63.4349488",
        "12, 63.4349488",
        "13, 57.1367031",
        "14, 55.6705700",
        "24, 43.6907671"
    })
    void provenOptimaOfThreeDimensionsAreMetToMachinePrecision(int classes, double angle) {
        Certificate certificate = Prototypes.place(classes, 3).certificate();

        assertEquals(angle, certificate.minimumAngle(), 1e-6);
        assertTrue(certificate.isOptimal() && certificate.toString().contains("proven to be optimal"));
        assertTrue(certificate.gap() > -1e-11, "a bound that is not one");
    }

    @ParameterizedTest
    @CsvSource({"600-cell, 120, 4", "Higman, 100, 22"})
    void theMethodSaysWhereItCameFrom(String ignored, int classes, int dimensions) {
        String method = Prototypes.place(classes, dimensions).method();

        assertTrue(method.contains("600-cell") || method.contains("Leech"), method);
    }
}
