package io.github.tammes.experiment;

import io.github.tammes.internal.FileMutex;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A CSV file of results, one line per finished trial, that several processes may write at once.
 *
 * <p>Every change is made under a lock, on a copy that then takes the file's place, so that a line is neither lost nor
 * doubled nor half written.
 */
final class ResultsFile {

    private final Path file;

    ResultsFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Returns all lines with their types guessed; an empty table where there are none. */
    Table read() {
        return read(new ColumnType[0]);
    }

    /** Tells whether there is a line with these settings. */
    boolean contains(Map<String, String> settings) {
        return contains(lines(), settings);
    }

    /**
     * Adds a line.
     *
     * @param settings what tells the trial from others
     * @param figures what came out
     * @return false, and nothing is written, if there is a line with these settings already
     */
    @SuppressWarnings("try") // The mutex is held, not used.
    boolean add(Map<String, String> settings, Map<String, String> figures) {
        try (FileMutex mutex = FileMutex.acquire(sibling(".lock"))) {
            List<Map<String, String>> lines = new ArrayList<>(lines());
            if (contains(lines, settings)) {
                return false;
            }
            Map<String, String> line = new LinkedHashMap<>(settings);
            line.putAll(figures);
            lines.add(line);
            write(lines);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(
                    new InterruptedIOException("interrupted while another process wrote the results file " + file));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static boolean contains(List<Map<String, String>> lines, Map<String, String> settings) {
        return lines.stream()
                .anyMatch(line -> settings.entrySet().stream()
                        .allMatch(setting -> setting.getValue().equals(line.getOrDefault(setting.getKey(), ""))));
    }

    private List<Map<String, String>> lines() {
        Table table = read(ColumnType.STRING);
        List<Map<String, String>> lines = new ArrayList<>();
        for (Row row : table) {
            Map<String, String> line = new LinkedHashMap<>();
            table.columnNames().forEach(name -> line.put(name, row.getString(name)));
            lines.add(line);
        }
        return lines;
    }

    private Table read(ColumnType... types) {
        return Files.exists(file)
                ? CsvTable.read(file, types)
                : Table.create(file.getFileName().toString());
    }

    private void write(List<Map<String, String>> lines) throws IOException {
        Map<String, StringColumn> columns = new LinkedHashMap<>();
        lines.forEach(line -> line.keySet().forEach(name -> columns.computeIfAbsent(name, StringColumn::create)));
        for (Map<String, String> line : lines) {
            columns.forEach((name, column) -> column.append(line.getOrDefault(name, "")));
        }
        Path temporary = sibling(".part");
        Table.create(columns.values().toArray(new StringColumn[0])).write().csv(temporary.toFile());
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path sibling(String suffix) throws IOException {
        Files.createDirectories(file.getParent());
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private UncheckedIOException unusable(IOException e) {
        return new UncheckedIOException("the results file " + file + " cannot be written: " + e.getMessage(), e);
    }
}
