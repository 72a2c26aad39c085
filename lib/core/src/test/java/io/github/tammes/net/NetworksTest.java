package io.github.tammes.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    /** The two projections of our shortcuts, 3×3 convolutions with their norms, which He et al. do without. */
    private static final long PROJECTIONS = (16 * 32 + 32 * 64) * 9 + 2 * (32 + 64);

    private static long trained(Block block, NDManager manager, Shape input) {
        block.initialize(manager, DataType.FLOAT32, input);
        return block.getParameters().values().stream()
                .filter(Parameter::requiresGradient)
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }

    @ParameterizedTest
    @CsvSource({"20, 0.27", "32, 0.46", "44, 0.66", "56, 0.85", "110, 1.7"})
    void sizeIsThePublishedOneButForTheProjections(int depth, double published) {
        try (NDManager manager = NDManager.newBaseManager()) {
            double millions =
                    (trained(Networks.cifarResNet(depth, 10), manager, new Shape(1, 3, 32, 32)) - PROJECTIONS) / 1e6;
            // He et al. (CVPR 2016, table 6) round to two digits.
            assertEquals(published, millions, published < 1 ? 0.005 : 0.05);
        }
    }

    @Test
    void sizesOfImageNetNetworksAreThePublishedOnes() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertEquals(11_689_512, trained(Networks.resNet18(1000), manager, new Shape(1, 3, 64, 64)));
            assertEquals(21_797_672, trained(Networks.resNet34(1000), manager, new Shape(1, 3, 64, 64)));
        }
    }

    @Test
    void sizeOfThePaperNetworkIsTheDocumentedOne() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertEquals(493_236, trained(Networks.cifarResNet(32, 100), manager, new Shape(1, 3, 32, 32)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "1, 28", "3, 32", "3, 47"})
    void outputsHaveTheAskedSizeForAnyImage(int channels, int size) {
        Shape input = new Shape(2, channels, size, size);
        try (NDManager manager = NDManager.newBaseManager()) {
            for (Block block : new Block[] {
                Networks.smallCnn(7), Networks.cifarResNet(8, 7), Networks.mlp(7, 12, 5), Networks.mlp(7)
            }) {
                block.initialize(manager, DataType.FLOAT32, input);
                NDArray output = block.forward(
                                new ParameterStore(manager, false), new NDList(manager.randomNormal(input)), false)
                        .singletonOrThrow();
                assertEquals(new Shape(2, 7), output.getShape());
                assertEquals(new Shape(2, 7), block.getOutputShapes(new Shape[] {input})[0]);
                assertFalse(output.isNaN().any().getBoolean());
            }
        }
    }

    @Test
    void imageNetNetworksTakeSmallAndLargeImages() {
        try (NDManager manager = NDManager.newBaseManager()) {
            for (int size : new int[] {64, 96}) {
                Shape input = new Shape(1, 3, size, size);
                Block block = Networks.resNet18(5);
                block.initialize(manager, DataType.FLOAT32, input);
                NDArray output = block.forward(
                                new ParameterStore(manager, false), new NDList(manager.zeros(input)), false)
                        .singletonOrThrow();
                assertEquals(new Shape(1, 5), output.getShape());
            }
        }
    }

    @Test
    void weightsAreDrawnAsHeAndOthers() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Block block = Networks.mlp(1, 400);
            block.initialize(manager, DataType.FLOAT32, new Shape(1, 300));
            NDArray weight = block.getParameters().get(0).getValue().getArray();
            double variance = weight.square().mean().getFloat();
            assertEquals(2.0 / 300, variance, 0.1 * 2.0 / 300);
            assertTrue(Math.abs(weight.mean().getFloat()) < 0.002);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2, 7, 9, 33})
    void depthOfAnotherFormIsRefused(int depth) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Networks.cifarResNet(depth, 10));
        assertTrue(e.getMessage().startsWith("depth is " + depth), e.getMessage());
    }

    @Test
    void sizesBelowOneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Networks.smallCnn(0));
        assertThrows(IllegalArgumentException.class, () -> Networks.mlp(3, 5, 0));
    }

    @Test
    void identityShortcutRefusesOtherChannels() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ResidualBlock block = new ResidualBlock(16, 1, 0);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> block.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 8, 8)));
        }
    }
}
