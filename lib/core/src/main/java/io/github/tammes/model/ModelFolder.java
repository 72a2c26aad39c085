package io.github.tammes.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.Pair;
import io.github.tammes.internal.WholeFile;
import io.github.tammes.net.NetworkRecipe;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * A model on disk, a folder of three files: {@code weights.safetensors}, the weights by DJL's names for them and the
 * prototypes; {@code model.json}, all else; {@code serving.properties}, by which DJL loads it without this library's API.
 *
 * <p>Nothing in them is executed. Of a process that is killed while it replaces a model, the new weights may be in place and
 * the old description: then there is a {@code model.json.next}, which belongs to them.
 */
final class ModelFolder {

    private static final String WEIGHTS = "weights.safetensors";
    private static final String DESCRIPTION = "model.json";
    private static final String SERVING = "serving.properties";
    /** The description of the weights that are about to be moved into place. */
    private static final String NEXT = DESCRIPTION + ".next";

    private static final String PROTOTYPES = "prototypes";
    private static final long LARGEST_DESCRIPTION = 100_000_000;

    private final Path folder;
    private final ModelJson json;
    private final WeightsFile weights;

    /**
     * Reads all but the weights.
     *
     * @throws IllegalArgumentException if the folder is not a model, or one that is damaged or newer; the message says which
     * @throws IOException if a file cannot be read
     */
    ModelFolder(Path folder) throws IOException {
        this.folder = folder;
        boolean described =
                Files.isRegularFile(folder.resolve(DESCRIPTION)) || Files.isRegularFile(folder.resolve(NEXT));
        if (!described || !Files.isRegularFile(folder.resolve(WEIGHTS))) {
            throw new IllegalArgumentException(
                    folder + " is not a saved model: a model is a folder with " + DESCRIPTION + " and " + WEIGHTS);
        }
        try {
            json = description(checksum(folder.resolve(WEIGHTS)));
            weights = new WeightsFile(folder.resolve(WEIGHTS));
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
    }

    private ModelJson description(String checksum) throws IOException {
        IllegalArgumentException refusal = new IllegalArgumentException(WEIGHTS + " is damaged");
        for (String name : new String[] {DESCRIPTION, NEXT}) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                try {
                    ModelJson parsed = parsed(file);
                    if (parsed.weights().equals(checksum)) {
                        return parsed;
                    }
                } catch (IllegalArgumentException e) {
                    refusal = e;
                }
            }
        }
        throw refusal;
    }

    private static ModelJson parsed(Path file) throws IOException {
        if (Files.size(file) > LARGEST_DESCRIPTION) {
            throw new IllegalArgumentException(DESCRIPTION + " is too large to be one");
        }
        try {
            return ModelJson.parse(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(DESCRIPTION + " is damaged", e);
        }
    }

    /** Tells whether a file is there and describes the weights with this checksum. */
    private static boolean describes(Path file, String checksum) throws IOException {
        try {
            return Files.isRegularFile(file) && parsed(file).weights().equals(checksum);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private IllegalArgumentException refused(RuntimeException e) {
        return new IllegalArgumentException("The model " + folder + " cannot be loaded: " + e.getMessage() + ".", e);
    }

    /** Returns the description of a model with a ready-made task. */
    ModelDescription description() throws IOException {
        return description((Task) null);
    }

    /**
     * Returns the description.
     *
     * @param own the task if it is one of the user's; null for a ready-made one
     */
    ModelDescription description(Task own) throws IOException {
        try {
            return json.description(weights.doubles(PROTOTYPES), own);
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
    }

    /** Makes the network by its recipe, not yet with weights. */
    Block newNetwork() {
        try {
            NetworkRecipe recipe = json.network();
            if (recipe == null) {
                throw new IllegalArgumentException(
                        "its network is one of one's own: give what makes it, as load(folder, outputs -> …)");
            }
            // A residual network has more arrays than layers: what claims otherwise is not built.
            int layers = recipe.name().equals("mlp")
                    ? recipe.sizes().size()
                    : recipe.sizes().stream().mapToInt(Integer::intValue).max().orElse(0);
            if (layers > weights.shapes().size()) {
                throw new IllegalArgumentException("its weights are not those of " + recipe);
            }
            return recipe.newNetwork();
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
    }

    /**
     * Gives a new network the weights, frozen.
     *
     * @param manager the owner of the weights
     * @throws IllegalArgumentException if the network is another
     */
    void fill(Block network, NDManager manager) throws IOException {
        Map<String, Shape> saved = weights.shapes();
        saved.remove(PROTOTYPES);
        try (NDManager reading = manager.newSubManager()) {
            initialize(network, manager, saved);
            Map<String, Shape> made = new LinkedHashMap<>();
            for (Pair<String, Parameter> pair : network.getParameters()) {
                made.put(pair.getKey(), pair.getValue().getArray().getShape());
            }
            requireSame(saved, made);
            NDList arrays = weights.arrays(reading);
            for (Pair<String, Parameter> pair : network.getParameters()) {
                arrays.get(pair.getKey()).copyTo(pair.getValue().getArray());
            }
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
    }

    /** Makes the arrays, not more of them than were saved, whatever the size that a damaged description gives the network. */
    private void initialize(Block network, NDManager manager, Map<String, Shape> saved) {
        AtomicLong left =
                new AtomicLong(saved.values().stream().mapToLong(Shape::size).sum());
        Initializer zeros = (owner, shape, type) -> {
            if (left.addAndGet(-shape.size()) < 0) {
                throw new IllegalArgumentException("the network has more weights than were saved");
            }
            return owner.zeros(shape, type);
        };
        network.freezeParameters(true);
        network.setInitializer(zeros, parameter -> true);
        Shape input = new Shape(1).addAll(json.shape());
        network.initialize(manager, DataType.FLOAT32, input);
        Shape output = network.getOutputShapes(new Shape[] {input})[0];
        long wanted = outputs();
        if (output.dimension() != 2 || (wanted > 0 && output.get(1) != wanted)) {
            throw new IllegalArgumentException(
                    "the network's output is of shape " + output + ", but its task needs (1, " + wanted + ")");
        }
    }

    private long outputs() {
        return json.network() == null ? 0 : json.network().outputs();
    }

    private static void requireSame(Map<String, Shape> saved, Map<String, Shape> made) {
        TreeSet<String> names = new TreeSet<>(saved.keySet());
        names.addAll(made.keySet());
        for (String name : names) {
            if (!made.containsKey(name) || !made.get(name).equals(saved.get(name))) {
                throw new IllegalArgumentException("the network is not the one that was saved: " + name + " is "
                        + (saved.containsKey(name) ? "of shape " + saved.get(name) : "missing") + " there, "
                        + (made.containsKey(name) ? "of shape " + made.get(name) : "missing") + " here");
            }
        }
    }

    /**
     * Writes a model.
     *
     * @throws IllegalArgumentException if the folder has other files, or the model cannot be saved
     * @throws IOException if a file cannot be written; what was there before is then still there
     */
    static void write(Path folder, ModelDescription description, Block network, NDManager manager) throws IOException {
        requireFree(folder);
        Files.createDirectories(folder);
        try (NDManager scratch = manager.newSubManager()) {
            NDList arrays = arrays(description.task().prototypes(), network, scratch);
            CRC32 checksum = new CRC32();
            encode(arrays, new CheckedOutputStream(OutputStream.nullOutputStream(), checksum));
            byte[] text = description
                    .toJson(NetworkRecipe.of(network), hexadecimal(checksum))
                    .text()
                    .getBytes(StandardCharsets.UTF_8);
            settle(folder);
            WholeFile.write(
                    folder.resolve(SERVING), out -> out.write(properties().getBytes(StandardCharsets.UTF_8)));
            WholeFile.write(folder.resolve(NEXT), out -> out.write(text));
            WholeFile.write(folder.resolve(WEIGHTS), out -> encode(arrays, out));
            WholeFile.write(folder.resolve(DESCRIPTION), out -> out.write(text));
            Files.deleteIfExists(folder.resolve(NEXT));
        }
    }

    /** Ends what a save that was killed has begun: the next description may be the only one of the weights that are there. */
    private static void settle(Path folder) throws IOException {
        Path next = folder.resolve(NEXT);
        Path saved = folder.resolve(WEIGHTS);
        if (!Files.isRegularFile(next) || !Files.isRegularFile(saved)) {
            return;
        }
        String checksum = checksum(saved);
        if (!describes(folder.resolve(DESCRIPTION), checksum) && describes(next, checksum)) {
            byte[] text = Files.readAllBytes(next);
            WholeFile.write(folder.resolve(DESCRIPTION), out -> out.write(text));
        }
    }

    private static void encode(NDList arrays, OutputStream out) throws IOException {
        arrays.encode(out, NDList.Encoding.SAFETENSORS);
    }

    private static void requireFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    folder + " is a file; a model is saved as a folder: choose another name");
        }
        if (Files.exists(folder.resolve(DESCRIPTION)) || Files.exists(folder.resolve(NEXT))) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            // Beside what a save that was killed at its beginning has left.
            if (files.anyMatch(file -> !file.getFileName().toString().equals(SERVING)
                    && !file.getFileName().toString().endsWith(".part"))) {
                throw new IllegalArgumentException(
                        folder + " has other files in it; save the model into a folder of its own");
            }
        }
    }

    /** Returns the arrays by name, the prototypes first, so that they are aligned. */
    private static NDList arrays(Prototypes prototypes, Block network, NDManager scratch) {
        NDList arrays = new NDList();
        if (prototypes != null) {
            Shape shape = new Shape(prototypes.classes(), prototypes.dimensions());
            arrays.add(named(PROTOTYPES, scratch.create(prototypes.toFlatArray(), shape)));
        }
        for (Pair<String, Parameter> pair : network.getParameters()) {
            arrays.add(named(pair.getKey(), pair.getValue().getArray()));
        }
        return arrays;
    }

    private static NDArray named(String name, NDArray array) {
        array.setName(name);
        return array;
    }

    private static String checksum(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[1 << 16];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                checksum.update(block, 0, n);
            }
        }
        return hexadecimal(checksum);
    }

    private static String hexadecimal(CRC32 checksum) {
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    private static String properties() {
        String factory = SavedModelFactory.class.getName();
        return "engine=PyTorch\nblockFactory=" + factory + "\ntranslatorFactory=" + factory
                + "\n# The weights are in weights.safetensors, not in a file of DJL's.\noption.hasParameter=false\n";
    }
}
