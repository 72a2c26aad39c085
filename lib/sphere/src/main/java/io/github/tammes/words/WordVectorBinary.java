package io.github.tammes.words;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Records of word2vec's binary format: a word, a space and D little-endian float32. */
final class WordVectorBinary {

    private static final int LONGEST_WORD = 4096;

    private final BufferedInputStream in;
    private final WordVectorReader target;
    private final int count;
    private final int dimensions;

    WordVectorBinary(BufferedInputStream in, WordVectorReader target, int count, int dimensions) {
        this.in = in;
        this.target = target;
        this.count = count;
        this.dimensions = dimensions;
    }

    void read() throws IOException {
        for (int i = 0; i < count; i++) {
            String word = word(i);
            byte[] bytes = in.readNBytes(4 * dimensions);
            if (bytes.length < 4 * dimensions) {
                throw target.damaged("it ends within vector " + (i + 1) + " of " + count);
            }
            if (target.wants(word)) {
                float[] vector = new float[dimensions];
                ByteBuffer.wrap(bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(vector);
                target.add(word, vector);
            }
        }
        int next = in.read();
        if (next >= 0 && (next != '\n' || in.read() >= 0)) {
            throw target.damaged("it goes on after the " + count + " words of " + dimensions
                    + " numbers that the first line promises");
        }
    }

    private String word(int index) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != ' '; next = in.read()) {
            if (next < 0) {
                throw target.damaged("it ends before word " + (index + 1) + " of " + count);
            }
            if (bytes.size() == LONGEST_WORD) {
                throw target.damaged("word " + (index + 1) + " has no end");
            }
            if (next < ' ' && next != '\n') {
                throw target.damaged("word " + (index + 1) + " is no text, as if the vectors had other than "
                        + dimensions + " numbers");
            }
            // Some writers end each record with a line feed and some do not.
            if (next != '\n' || bytes.size() > 0) {
                bytes.write(next);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
