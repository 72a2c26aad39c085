package io.github.tammes.model;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A safetensors file whose head has been found to agree with its length, so that reading it takes as much memory as it is
 * long and not what it claims.
 */
final class WeightsFile {

    private static final long LARGEST_HEAD = 100_000_000;

    private final Path file;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /** Where an array is, in bytes from the beginning of the file. */
    private record Tensor(String type, Shape shape, long start, long end) {}

    /**
     * Reads the head of a file.
     *
     * @throws IllegalArgumentException if the file is no safetensors file or damaged; the message is the reason
     */
    WeightsFile(Path file) throws IOException {
        this.file = file;
        long size = Files.size(file);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            require(size > 8, "it is cut off");
            long head = read(channel, 0, 8).getLong();
            require(
                    head >= 2 && head <= Math.min(LARGEST_HEAD, size - 8),
                    "its head is not that of a safetensors file");
            String json =
                    StandardCharsets.UTF_8.decode(read(channel, 8, (int) head)).toString();
            long from = 8 + head;
            long end = from;
            for (Map.Entry<String, JsonElement> entry :
                    JsonParser.parseString(json).getAsJsonObject().entrySet()) {
                if (!entry.getKey().equals("__metadata__")) {
                    Tensor tensor = tensor(entry.getValue().getAsJsonObject(), from);
                    require(tensor.start() >= from && tensor.end() <= size, entry.getKey() + " is cut off");
                    tensors.put(entry.getKey(), tensor);
                    end = Math.max(end, tensor.end());
                }
            }
            require(end == size, "it is longer than what is in it");
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | ClassCastException
                | NullPointerException
                | ArithmeticException
                | NumberFormatException
                | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("its head is not that of a safetensors file", e);
        }
    }

    private static Tensor tensor(JsonObject json, long from) {
        String type = json.get("dtype").getAsString();
        require(type.equals("F32") || type.equals("F64"), "it has numbers of type " + type);
        JsonArray sizes = json.get("shape").getAsJsonArray();
        long[] shape = new long[sizes.size()];
        long bytes = type.equals("F32") ? Float.BYTES : Double.BYTES;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.get(i).getAsLong();
            require(shape[i] >= 0, "it has an array of shape " + sizes);
            bytes = Math.multiplyExact(bytes, shape[i]);
        }
        JsonArray offsets = json.get("data_offsets").getAsJsonArray();
        long start = Math.addExact(from, offsets.get(0).getAsLong());
        long end = Math.addExact(from, offsets.get(1).getAsLong());
        require(end - start == bytes, "the length of an array is not that of its shape " + sizes);
        return new Tensor(type, new Shape(shape), start, end);
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException(reason);
        }
    }

    private static ByteBuffer read(SeekableByteChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(from);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new IllegalArgumentException("it is cut off");
            }
        }
        return bytes.flip();
    }

    /** Returns the shapes of the arrays by name. */
    Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        return shapes;
    }

    /** Returns the numbers of an array of float64, in C order; null if there is no such array. */
    double[] doubles(String name) throws IOException {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            return null;
        }
        require(tensor.type().equals("F64"), name + " is not of type F64");
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            double[] values = new double[(int) ((tensor.end() - tensor.start()) / Double.BYTES)];
            read(channel, tensor.start(), values.length * Double.BYTES)
                    .asDoubleBuffer()
                    .get(values);
            return values;
        }
    }

    /** Reads all arrays; they belong to the manager. */
    NDList arrays(NDManager manager) throws IOException {
        long size = Files.size(file);
        if (size > Runtime.getRuntime().maxMemory()) {
            throw new IllegalArgumentException(
                    "its " + size / 1_000_000 + " MB are more than Java may use; start it with a " + "larger -Xmx");
        }
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            return NDList.decode(manager, stream);
        }
    }
}
