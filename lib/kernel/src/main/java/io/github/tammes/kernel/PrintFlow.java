package io.github.tammes.kernel;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * What a running cell prints, passed on in few pieces: Jupyter's server drops messages beyond a number and a number of bytes
 * a second, among them the one that ends the cell.
 */
final class PrintFlow {

    /** Which of the two streams of a program. */
    enum Kind {
        OUT,
        ERR
    }

    /** Takes the pieces of a cell. */
    interface Sink {
        void send(Kind kind, String text);
    }

    /** What a cell may print before the rest is left out, in bytes. */
    static final int MAX_BYTES = 10_000_000;

    /** How much of the end is shown when something was left out, in bytes. */
    private static final int TAIL_BYTES = 4_000;

    /** A piece is passed on at once when it has grown to so many bytes. */
    private static final int PIECE_BYTES = 200_000;

    /** Bytes a second, below the server's limit of a million, which pictures share. */
    private static final double BYTES_PER_SECOND = 700_000;

    /** So much may go ahead of the rate. */
    private static final long AHEAD_NANOS = 1_000_000_000;

    private final LongSupplier clock;
    private final Map<Kind, Collected> streams = new EnumMap<>(Kind.class);
    private Sink sink;
    private long printed;
    private long paidUntil;

    /**
     * Makes a flow that drops all until a cell begins.
     *
     * @param clock the time in nanoseconds
     */
    PrintFlow(LongSupplier clock) {
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            streams.put(kind, new Collected(kind));
        }
        paidUntil = clock.getAsLong();
    }

    OutputStream stream(Kind kind) {
        return streams.get(kind);
    }

    /** Passes on what is printed from now on to a cell. */
    synchronized void begin(Sink cell) {
        streams.values().forEach(Collected::clear);
        sink = cell;
        printed = 0;
    }

    /** Passes on what is still collected. */
    synchronized void flush() {
        streams.values().forEach(Collected::send);
    }

    /** Passes on the rest; what is printed afterwards belongs to no cell. */
    synchronized void end() {
        streams.values().forEach(Collected::finish);
        sink = null;
    }

    private void pass(Kind kind, String text) {
        if (text.isEmpty() || sink == null) {
            return;
        }
        long now = clock.getAsLong();
        paidUntil = Math.max(now, paidUntil) + (long) (1e9 * cost(text) / BYTES_PER_SECOND);
        sink.send(kind, text);
        long tooEarly = paidUntil - now - AHEAD_NANOS;
        if (tooEarly > 0) {
            LockSupport.parkNanos(tooEarly); // ends at once for a thread that is interrupted, which is right
        }
    }

    /** The bytes of a text in a message: JJava writes some characters as six. */
    private static long cost(String text) {
        return text.chars()
                .mapToLong(c -> c == '\n' ? 2 : "<>&='".indexOf(c) >= 0 ? 6 : c < 0x80 ? 1 : 3)
                .sum();
    }

    /** One stream's bytes that are not passed on yet. */
    private final class Collected extends OutputStream {

        private final Kind kind;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ByteArrayOutputStream end = new ByteArrayOutputStream();
        private long leftOut;

        Collected(Kind kind) {
            this.kind = kind;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            synchronized (PrintFlow.this) {
                if (sink == null) {
                    return;
                }
                int room = (int) Math.min(length, Math.max(0, MAX_BYTES - printed));
                bytes.write(source, offset, room);
                printed += length;
                if (room < length) {
                    keepEnd(source, offset + room, length - room);
                }
                if (bytes.size() >= PIECE_BYTES) {
                    send();
                }
            }
        }

        private void keepEnd(byte[] source, int offset, int length) {
            if (leftOut == 0) {
                send();
                pass(
                        kind,
                        String.format(
                                Locale.ROOT,
                                "%n… A cell shows at most %,d bytes; what follows is left out, but" + " for its end.%n",
                                MAX_BYTES));
            }
            leftOut += length;
            end.write(source, offset, length);
            if (end.size() > 20 * TAIL_BYTES) {
                byte[] all = end.toByteArray();
                end.reset();
                end.write(all, all.length - TAIL_BYTES, TAIL_BYTES);
            }
        }

        private void send() {
            byte[] all = bytes.toByteArray();
            int whole = wholeCharacters(all);
            bytes.reset();
            bytes.write(all, whole, all.length - whole);
            pass(kind, new String(all, 0, whole, StandardCharsets.UTF_8));
        }

        private void finish() {
            send();
            if (leftOut > 0) {
                byte[] all = end.toByteArray();
                int from = startOfEnd(all);
                pass(
                        kind,
                        String.format(Locale.ROOT, "… %,d bytes were left out.%n", leftOut - (all.length - from))
                                + new String(all, from, all.length - from, StandardCharsets.UTF_8));
            }
            clear();
        }

        /** Where the last bytes begin with a line, or with a character where there is no end of a line before the last. */
        private static int startOfEnd(byte[] utf8) {
            int earliest = Math.max(0, utf8.length - TAIL_BYTES);
            for (int line = earliest; line < utf8.length; line++) {
                if (line == 0 || utf8[line - 1] == '\n') {
                    return line;
                }
            }
            int character = earliest;
            while (character < utf8.length && (utf8[character] & 0xc0) == 0x80) {
                character++;
            }
            return character;
        }

        private void clear() {
            bytes.reset();
            end.reset();
            leftOut = 0;
        }

        /** The length without a last character of which some bytes are still to come. */
        private static int wholeCharacters(byte[] utf8) {
            for (int back = 1; back <= 3 && back <= utf8.length; back++) {
                int b = utf8[utf8.length - back] & 0xff;
                if (b >= 0xc0) {
                    int needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
                    return needed > back ? utf8.length - back : utf8.length;
                }
                if (b < 0x80) {
                    return utf8.length;
                }
            }
            return utf8.length;
        }
    }
}
