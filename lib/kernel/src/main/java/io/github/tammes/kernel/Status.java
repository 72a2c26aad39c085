package io.github.tammes.kernel;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;
import io.github.tammes.data.download.DataDirectory;
import io.github.tammes.data.sets.DataSets;
import io.github.tammes.display.Renderable;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a notebook runs on.
 *
 * @param facts what there is, by its name, in the order in which it is shown
 */
public record Status(Map<String, String> facts) implements Renderable {

    /** Where DJL looks for the libtorch of the class path. */
    private static final String NATIVES = "native/lib/pytorch.properties";

    /** Keeps the order of the facts. */
    public Status {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    static Status now(Optional<String> kernel) {
        PinnedLibraries libraries = PinnedLibraries.read();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Tammes", libraries.tammes());
        facts.put("Kernel", kernel.orElse("none, a plain Java program"));
        facts.put(
                "Java", Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("DJL", libraries.djl());
        facts.put("PyTorch", pytorch());
        facts.put("Devices", devices());
        facts.put("Memory", memory());
        facts.put("Data", dataSets());
        return new Status(facts);
    }

    private static String pytorch() {
        boolean present = System.getProperty("PYTORCH_LIBRARY_PATH") != null
                || System.getenv("PYTORCH_LIBRARY_PATH") != null
                || Thread.currentThread().getContextClassLoader().getResource(NATIVES) != null;
        // Asking DJL for its engine where there is none would start a download.
        return present ? Engine.getEngine("PyTorch").getVersion() : "not loaded: run %tammes first";
    }

    private static String devices() {
        int gpus = CudaUtils.getGpuCount();
        String cpu = "CPU with " + Runtime.getRuntime().availableProcessors() + " cores";
        String gpuWords = IntStream.range(0, gpus)
                .mapToObj(i -> "; GPU " + i + " with " + gpuMemory(i))
                .collect(Collectors.joining());
        return cpu + gpuWords;
    }

    private static String gpuMemory(int index) {
        return bytes(CudaUtils.getGpuMemory(Device.gpu(index)).getMax());
    }

    private static String memory() {
        Runtime runtime = Runtime.getRuntime();
        String heap = "Java uses " + bytes(runtime.totalMemory() - runtime.freeMemory()) + " of at most "
                + bytes(runtime.maxMemory());
        var system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean machine
                ? heap + "; the machine has " + bytes(machine.getFreeMemorySize()) + " of "
                        + bytes(machine.getTotalMemorySize()) + " free"
                : heap;
    }

    private static String dataSets() {
        Table found = DataSets.found();
        String names =
                found.where(found.stringColumn("where").isNotEqualTo("")).stringColumn("data set").asList().stream()
                        .collect(Collectors.joining(", "));
        return names + "; others are looked for in " + DataDirectory.path();
    }

    private static String bytes(long count) {
        return String.format(Locale.ROOT, "%.1f GiB", count / (double) (1 << 30));
    }

    @Override
    public List<Object> parts() {
        return List.of(Table.create(
                StringColumn.create("what", facts.keySet()), StringColumn.create("in use", facts.values())));
    }

    @Override
    public String toString() {
        return facts.entrySet().stream()
                .map(fact -> String.format("%-8s %s", fact.getKey(), fact.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
