package io.github.tammes.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The devices a run uses, and why these.
 *
 * @param devices at least one; several for data-parallel training
 * @param reason half a sentence for people, such as "no CUDA device was found"
 */
record DeviceChoice(List<Device> devices, String reason) {

    DeviceChoice {
        devices = List.copyOf(devices);
    }

    /** Chooses among the devices that the engine reports. */
    static DeviceChoice of(DevicePreference preference, Engine engine) {
        List<Device> gpus =
                IntStream.range(0, engine.getGpuCount()).mapToObj(Device::gpu).toList();
        return of(preference, gpus);
    }

    /**
     * Chooses.
     *
     * @param preference what was asked for
     * @param gpus the GPUs there are
     * @throws IllegalStateException if a GPU was asked for and there is none
     */
    static DeviceChoice of(DevicePreference preference, List<Device> gpus) {
        return switch (preference) {
            case CPU -> new DeviceChoice(List.of(Device.cpu()), "the CPU was asked for");
            case AUTOMATIC ->
                gpus.isEmpty()
                        ? new DeviceChoice(List.of(Device.cpu()), "no CUDA device was found")
                        : new DeviceChoice(gpus.subList(0, 1), describe(gpus) + " found, the first is used");
            case GPU -> new DeviceChoice(required(gpus).subList(0, 1), "a GPU was asked for");
            case ALL_GPUS -> new DeviceChoice(required(gpus), "all GPUs were asked for");
        };
    }

    boolean isCpu() {
        return !devices.get(0).isGpu();
    }

    private static List<Device> required(List<Device> gpus) {
        if (gpus.isEmpty()) {
            throw new IllegalStateException("A GPU was asked for, but PyTorch finds no CUDA device; "
                    + "choose DevicePreference.AUTOMATIC or CPU, or install a CUDA build of PyTorch.");
        }
        return gpus;
    }

    private static String describe(List<Device> gpus) {
        return gpus.size() == 1 ? "one CUDA device was" : gpus.size() + " CUDA devices were";
    }
}
