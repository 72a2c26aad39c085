package io.github.tammes.experiment;

import io.github.tammes.internal.Csv;
import io.github.tammes.internal.FileMutex;
import io.github.tammes.internal.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * A CSV file of results, one line per finished trial, that several processes may write at once. A line is found by the identity
 * of its trial; lines without one, of before there were any, stay in the file and count for nothing.
 *
 * <p>Every change is made under a lock, on a copy that then takes the file's place, so that a line is neither lost nor
 * doubled nor half written.
 */
final class ResultsFile {

    static final String IDENTITY = "identity";

    /** The columns that the line of every training has, besides settings, circumstances, figures and the validation part's metrics. */
    static final Set<String> OF_A_TRAINING = Set.of(
            "train size",
            "validation size",
            "test size",
            "status",
            "epoch",
            "seconds",
            "images/s",
            "device",
            "threads",
            "versions",
            "revision",
            "date");

    private final Path file;

    ResultsFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Returns the lines that have an identity, numbers as numbers; an empty table without columns where there are none. */
    Table read() {
        List<Map<String, String>> lines =
                lines().stream().filter(ResultsFile::isIdentified).toList();
        return lines.isEmpty() ? Table.create(file.getFileName().toString()) : TypedTable.of(csv(lines), file);
    }

    /** Tells whether there is a line of this trial. */
    boolean contains(String identity) {
        return contains(lines(), identity);
    }

    /** Returns the identities of all lines; the set finds them in small and in capital letters. */
    Set<String> identities() {
        Set<String> identities = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        lines().forEach(line -> identities.add(line.getOrDefault(IDENTITY, "")));
        identities.remove("");
        return identities;
    }

    /** Counts the lines without an identity. */
    long unidentified() {
        return lines().stream().filter(line -> !isIdentified(line)).count();
    }

    /**
     * Adds a line.
     *
     * @param identity of the trial
     * @param settings what tells the trial from others
     * @param figures what came out
     * @return false, and nothing is written, if there is a line of this trial already
     */
    boolean add(String identity, Map<String, String> settings, Map<String, String> figures) {
        return change(lines -> {
            if (contains(lines, identity)) {
                return false;
            }
            Map<String, String> line = new LinkedHashMap<>(settings);
            line.putAll(figures);
            line.put(IDENTITY, identity);
            requireOneSpelling(line.keySet(), names(lines));
            requireOneSpelling(line.keySet(), line.keySet());
            lines.add(line);
            return true;
        });
    }

    /**
     * Refuses trials that have columns which the file spells in another way, before they are run in vain.
     *
     * @throws IllegalArgumentException saying which
     */
    void requireOneSpelling(Collection<? extends Trial> trials) {
        Set<String> names = new LinkedHashSet<>();
        for (Trial trial : trials) {
            names.addAll(trial.settings().keySet());
            if (trial instanceof TrainingTrial training) {
                names.addAll(training.figureNames());
                names.addAll(training.circumstances().keySet());
                names.addAll(OF_A_TRAINING);
            }
            names.add(IDENTITY);
        }
        requireOneSpelling(names, names(lines()));
        requireOneSpelling(names, names);
    }

    private static Set<String> names(List<Map<String, String>> lines) {
        return lines.stream().flatMap(line -> line.keySet().stream()).collect(Collectors.toSet());
    }

    /** A table cannot have two columns that differ in case or in blanks alone. */
    private static void requireOneSpelling(Set<String> names, Set<String> others) {
        for (String name : names) {
            for (String other : others) {
                if (name.strip().equalsIgnoreCase(other.strip()) && !name.equals(other)) {
                    throw new IllegalArgumentException("the results have a column \"" + other + "\", and a trial has \""
                            + name + "\"; write both alike");
                }
            }
        }
    }

    /** Changes lines, and tells whether there is something to write. */
    @FunctionalInterface
    interface Change {
        boolean apply(List<Map<String, String>> lines);
    }

    @SuppressWarnings("try") // The mutex is held, not used.
    boolean change(Change change) {
        try (FileMutex mutex = FileMutex.acquire(lock())) {
            List<Map<String, String>> lines = new ArrayList<>(lines());
            if (!change.apply(lines)) {
                return false;
            }
            csv(lines).write(file);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while another process wrote the results file " + file);
        } catch (IOException e) {
            throw new UncheckedIOException("the results file " + file + " cannot be written: " + Reason.of(e), e);
        }
    }

    /**
     * Finds out whether lines can be added.
     *
     * @throws UncheckedIOException if not
     */
    void requireWritable() {
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new UncheckedIOException(
                    "the results file " + file + " cannot be written; make it yours to write",
                    new AccessDeniedException(file.toString()));
        }
        change(lines -> false);
    }

    private static boolean isIdentified(Map<String, String> line) {
        return !line.getOrDefault(IDENTITY, "").isEmpty();
    }

    private static boolean contains(List<Map<String, String>> lines, String identity) {
        // The digits are hexadecimal, and another program may have written them in capitals.
        return lines.stream().anyMatch(line -> identity.equalsIgnoreCase(line.get(IDENTITY)));
    }

    private List<Map<String, String>> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        Csv csv;
        try {
            if (isBlank(file)) {
                throw new IllegalStateException(
                        "The results file " + file + " is empty, as a crash of the machine can leave"
                                + " it. If you have a copy, put it in its place; if not, delete the file, and all trials are run anew.");
            }
            csv = Csv.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the results file " + file + " cannot be read: " + Reason.of(e), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The results file is damaged: " + e.getMessage()
                            + " Mend or delete that line; nothing is written to the file before.",
                    e);
        }
        List<Map<String, String>> lines = new ArrayList<>();
        for (List<String> row : csv.rows()) {
            Map<String, String> line = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                line.put(csv.header().get(i), row.get(i));
            }
            lines.add(line);
        }
        return lines;
    }

    private static boolean isBlank(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) < 100
                && new String(Files.readAllBytes(file), StandardCharsets.UTF_8).isBlank();
    }

    private static Csv csv(List<Map<String, String>> lines) {
        Set<String> names = new LinkedHashSet<>();
        lines.forEach(line -> names.addAll(line.keySet()));
        // The last column, whatever figures come to it later.
        if (names.remove(IDENTITY)) {
            names.add(IDENTITY);
        }
        return new Csv(
                List.copyOf(names),
                lines.stream()
                        .map(line -> names.stream()
                                .map(name -> line.getOrDefault(name, ""))
                                .toList())
                        .toList());
    }

    /** One lock for one file, by whatever link it is reached. */
    private Path lock() throws IOException {
        Files.createDirectories(file.getParent());
        Path real = Files.exists(file) ? file.toRealPath() : file;
        return real.resolveSibling(real.getFileName() + ".lock");
    }
}
