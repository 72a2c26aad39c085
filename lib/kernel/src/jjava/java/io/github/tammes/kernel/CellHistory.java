package io.github.tammes.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;

/** The cells that this kernel has run, for a console's arrow keys. */
final class CellHistory implements HistoryManager {

    private static final int SESSION = 1;

    private final List<HistoryEntry> entries = new ArrayList<>();

    synchronized void add(int cell, String code) {
        entries.add(new HistoryEntry(SESSION, cell, code, null));
    }

    List<HistoryEntry> find(HistoryRequest request) {
        Set<ResultFlag> none = Set.of();
        if (request instanceof HistoryRequest.Tail tail) {
            return lookupTail(tail.getMaxReturnLength(), none);
        }
        if (request instanceof HistoryRequest.Range range) {
            return lookupRange(range.getSessionIndex(), range.getStart(), range.getStop(), none);
        }
        HistoryRequest.Search search = (HistoryRequest.Search) request;
        return search(search.getPattern(), search.getMaxReturnLength(), none);
    }

    @Override
    public synchronized List<HistoryEntry> lookupTail(int length, Set<ResultFlag> flags) {
        return last(entries, length);
    }

    @Override
    public synchronized List<HistoryEntry> lookupRange(int session, int start, int end, Set<ResultFlag> flags) {
        // 0 is this session and there are no others.
        return session != 0 && session != SESSION
                ? List.of()
                : entries.stream()
                        .filter(entry -> start <= entry.getCellNumber() && (end <= 0 || entry.getCellNumber() < end))
                        .toList();
    }

    @Override
    public synchronized List<HistoryEntry> search(String pattern, int length, Set<ResultFlag> flags) {
        Pattern glob = Pattern.compile(
                Stream.of(pattern.split("(?<=[*?])|(?=[*?])"))
                        .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
        List<HistoryEntry> found = entries.stream()
                .filter(entry -> glob.matcher(entry.getInput()).matches())
                .toList();
        return last(found, length);
    }

    private static List<HistoryEntry> last(List<HistoryEntry> entries, int length) {
        return List.copyOf(entries.subList(length <= 0 ? 0 : Math.max(0, entries.size() - length), entries.size()));
    }
}
