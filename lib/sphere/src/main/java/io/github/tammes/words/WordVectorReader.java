package io.github.tammes.words;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads word vectors in whichever format a stream turns out to hold. */
final class WordVectorReader {

    private static final int BUFFER = 1 << 20;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int LOOK_AHEAD = 1 << 12;
    private static final Pattern HEADER = Pattern.compile("\\s*(\\d{1,9})\\s+(\\d{1,6})\\s*");

    private final String source;
    private final Predicate<String> keep;
    private final List<String> words = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();
    private int read;

    private WordVectorReader(String source, Predicate<String> keep) {
        this.source = source;
        this.keep = keep;
    }

    /**
     * Reads all records and keeps some.
     *
     * @param source what to call the stream in messages
     * @param keep asked for each word, once and in order
     */
    static WordVectors read(InputStream in, String source, Predicate<String> keep) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        WordVectorReader reader = new WordVectorReader(source, keep);
        if (!gzip) {
            return reader.read(buffered);
        }
        try {
            return reader.read(new BufferedInputStream(new GZIPInputStream(buffered, 1 << 16), BUFFER));
        } catch (EOFException | ZipException e) {
            throw reader.damaged("its compressed content is damaged or cut short");
        }
    }

    private WordVectors read(BufferedInputStream in) throws IOException {
        skipByteOrderMark(in);
        in.mark(LOOK_AHEAD);
        byte[] start = in.readNBytes(LOOK_AHEAD);
        in.reset();
        int end = 0;
        while (end < start.length && start[end] != '\n') {
            end++;
        }
        var header = HEADER.matcher(new String(start, 0, end, java.nio.charset.StandardCharsets.UTF_8));
        int dimensions;
        if (!header.matches()) {
            dimensions = new WordVectorText(in, this, 0, 0).read();
        } else {
            in.skipNBytes(Math.min(end + 1, start.length));
            int count = Integer.parseInt(header.group(1));
            dimensions = Integer.parseInt(header.group(2));
            if (dimensions == 0) {
                throw damaged("the first line promises vectors of no numbers");
            }
            if (WordVectorText.startsLikeText(start, end + 1)) {
                new WordVectorText(in, this, 1, dimensions).read();
            } else {
                new WordVectorBinary(in, this, count, dimensions).read();
            }
            if (read != count) {
                throw damaged("the first line promises " + count + " words and there are " + read);
            }
        }
        if (read == 0) {
            throw damaged("there is no word in it");
        }
        return new WordVectors(dimensions, words, vectors);
    }

    private static void skipByteOrderMark(BufferedInputStream in) throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            in.reset();
        }
    }

    /** Returns whether the vector of the next word is wanted. */
    boolean wants(String word) {
        if ((read++ & 0xfff) == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException("reading word vectors was interrupted");
        }
        return keep.test(word);
    }

    void add(String word, float[] vector) {
        for (float value : vector) {
            if (!Float.isFinite(value)) {
                throw damaged("the vector of \"" + word + "\" has " + value + " in it");
            }
        }
        words.add(word);
        vectors.add(vector);
    }

    IllegalArgumentException damaged(String what) {
        return new IllegalArgumentException(source + " is not a readable file of word vectors: " + what
                + "; expected are the text or binary format of word2vec or the text format of GloVe");
    }
}
