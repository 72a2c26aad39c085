package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceChoiceTest {

    private static final List<Device> NONE = List.of();
    private static final List<Device> ONE = List.of(Device.gpu(0));
    private static final List<Device> TWO = List.of(Device.gpu(0), Device.gpu(1));

    @Test
    void automaticTakesTheFirstGpu() {
        DeviceChoice choice = DeviceChoice.of(DevicePreference.AUTOMATIC, TWO);
        assertEquals(List.of(Device.gpu(0)), choice.devices());
        assertTrue(choice.reason().contains("2 CUDA devices"), choice.reason());
        assertEquals(ONE, DeviceChoice.of(DevicePreference.AUTOMATIC, ONE).devices());
    }

    @Test
    void automaticTakesTheProcessorWithoutGpuAndSaysWhy() {
        DeviceChoice choice = DeviceChoice.of(DevicePreference.AUTOMATIC, NONE);
        assertTrue(choice.isCpu());
        assertEquals("no CUDA device was found", choice.reason());
    }

    @Test
    void processorIsUsedWhenAskedFor() {
        assertEquals(
                List.of(Device.cpu()),
                DeviceChoice.of(DevicePreference.CPU, TWO).devices());
    }

    @Test
    void allGpusAreUsedWhenAskedFor() {
        assertEquals(TWO, DeviceChoice.of(DevicePreference.ALL_GPUS, TWO).devices());
    }

    @Test
    void missingGpuIsAnErrorWhenAskedFor() {
        for (DevicePreference preference : List.of(DevicePreference.GPU, DevicePreference.ALL_GPUS)) {
            IllegalStateException e =
                    assertThrows(IllegalStateException.class, () -> DeviceChoice.of(preference, NONE));
            assertTrue(e.getMessage().contains("no CUDA device"), e.getMessage());
        }
    }
}
