package io.github.tammes.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.tammes.internal.FileMutex;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A training run on disk after a whole number of epochs: a zip file of {@code run.json} and {@code arrays.safetensors}.
 *
 * <p>No random state needs saving: every epoch seeds its own from the run's seed and its number. The zip's checksums
 * reveal damage; the file is replaced in one move, so that a process killed at any moment leaves the old or the new one.
 */
final class Checkpoint implements AutoCloseable {

    private static final Gson GSON = new GsonBuilder()
            .serializeSpecialFloatingPointValues()
            .setPrettyPrinting()
            .create();
    private static final String RUN_ENTRY = "run.json";
    private static final String ARRAYS_ENTRY = "arrays.safetensors";

    private final Path file;
    private FileMutex mutex;

    Checkpoint(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Opens a checkpoint for one run alone, as long as that lasts; a finished one in a folder that cannot be written to can be
     * read all the same.
     *
     * @throws TrainingException if another run is using it
     */
    static Checkpoint open(Path file) throws IOException {
        Checkpoint checkpoint = new Checkpoint(file);
        try {
            Files.createDirectories(checkpoint.file.getParent());
            checkpoint.mutex = FileMutex.tryAcquire(checkpoint.sibling(".lock"))
                    .orElseThrow(() -> new TrainingException("The checkpoint " + file
                            + " is in use by another training; wait until that has ended, or name another file."));
        } catch (IOException e) {
            if (!checkpoint.exists() || Files.isWritable(checkpoint.file.getParent())) {
                throw e;
            }
        }
        return checkpoint;
    }

    private Path sibling(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Finds out at the beginning whether the checkpoint can be written at the end of an epoch. */
    void requireWritable() throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        Path temporary = sibling(".part");
        new FileOutputStream(temporary.toFile()).close();
        Files.delete(temporary);
    }

    @Override
    public void close() throws IOException {
        if (mutex != null) {
            mutex.closeAndDelete();
        }
    }

    /**
     * The part that is not arrays.
     *
     * @param settings what must be the same for the run to be resumed
     * @param history the epochs so far
     * @param started when the run began, ISO 8601
     * @param dealt for each class the prototype that it has; null if they have never been dealt anew
     * @param bestDealt the same in the epoch whose weights are kept as the best
     */
    record State(
            Map<String, String> settings,
            List<EpochResult> history,
            String started,
            List<Integer> dealt,
            List<Integer> bestDealt) {

        /** Returns when the run began, or another moment for a checkpoint that does not say. */
        Instant begun(Instant other) {
            return started == null ? other : Instant.parse(started);
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    Path file() {
        return file;
    }

    /** Writes the checkpoint, in place of the one before. */
    void write(State state, NDList arrays) throws IOException {
        // Always the same name: what a killed process leaves behind is overwritten and does not pile up.
        Path temporary = sibling(".part");
        try {
            // Not a channel: an interrupt meanwhile would close it, and is to wait for the next minibatch.
            try (FileOutputStream stream = new FileOutputStream(temporary.toFile());
                    ZipOutputStream zip = new ZipOutputStream(stream)) {
                zip.setLevel(1);
                zip.putNextEntry(new ZipEntry(RUN_ENTRY));
                zip.write(GSON.toJson(state).getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry(ARRAYS_ENTRY));
                zip.write(encoded(arrays));
                zip.finish();
                // The move below must not become visible before the content has reached the disk.
                stream.getFD().sync();
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static byte[] encoded(NDList arrays) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        arrays.encode(bytes, NDList.Encoding.SAFETENSORS);
        return bytes.toByteArray();
    }

    /**
     * Reads the run's state.
     *
     * @throws TrainingException if the file is damaged
     */
    State readState() throws IOException {
        try {
            State state = GSON.fromJson(new String(entry(RUN_ENTRY), StandardCharsets.UTF_8), State.class);
            if (state == null || state.settings() == null || state.history() == null) {
                throw damaged(null);
            }
            return state;
        } catch (TrainingException e) {
            throw e;
        } catch (RuntimeException e) {
            // Not only JsonParseException: what a record refuses, Gson wraps into others.
            throw damaged(e);
        }
    }

    /**
     * Reads the arrays.
     *
     * @param manager the owner of the arrays
     * @throws TrainingException if the file is damaged
     */
    NDList readArrays(NDManager manager) throws IOException {
        byte[] bytes = entry(ARRAYS_ENTRY);
        try {
            return NDList.decode(manager, bytes);
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    private byte[] entry(String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw damaged(null);
            }
            CRC32 checksum = new CRC32();
            try (InputStream stream = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
                byte[] bytes = stream.readAllBytes();
                // ZipFile, unlike ZipInputStream, leaves this to its caller.
                if (checksum.getValue() != entry.getCrc()) {
                    throw damaged(null);
                }
                return bytes;
            }
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    private TrainingException damaged(Throwable cause) {
        return new TrainingException(
                "The checkpoint " + file + " is damaged, of another version, or not a checkpoint; "
                        + "delete it to train from the beginning, or name another file.",
                cause);
    }

    /**
     * Checks that the checkpoint is of the run that is to be resumed.
     *
     * @throws TrainingException naming each setting that differs
     */
    void requireSameRun(Map<String, String> saved, Map<String, String> wanted) {
        StringBuilder differences = new StringBuilder();
        TreeSet<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(saved.keySet());
        for (String name : names) {
            String there = saved.getOrDefault(name, "nothing");
            String here = wanted.getOrDefault(name, "nothing");
            if (!there.equals(here)) {
                differences
                        .append(differences.isEmpty() ? "" : "; ")
                        .append(name + " is " + there + " there, " + here + " here");
            }
        }
        if (!differences.isEmpty()) {
            throw new TrainingException("The checkpoint " + file + " is of another run: " + differences
                    + ". Delete it, name another file, or use the same settings.");
        }
    }

    /**
     * Copies saved arrays into a network's.
     *
     * @param saved by name
     * @param parameters the network's, by name
     * @param where the saved arrays are, for the message
     * @throws TrainingException if one is missing or has another shape
     */
    static void copyInto(Map<String, NDArray> saved, Map<String, Parameter> parameters, String where) {
        parameters.forEach((name, parameter) -> {
            NDArray array = parameter.getArray();
            NDArray from = saved.get(name);
            if (from == null || !from.getShape().equals(array.getShape())) {
                throw new TrainingException("The weights " + where + " are of another network: parameter " + name
                        + " is " + (from == null ? "missing" : "of shape " + from.getShape()) + " there, of shape "
                        + array.getShape() + " here.");
            }
            // A detached view, since a trained weight itself must not change where autograd is on.
            try (NDArray values = array.stopGradient()) {
                values.set(new NDIndex(":"), from);
            }
        });
    }
}
