package io.github.tammes.data.images;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/** How a camera was held: the orientation of Exif (1…8) in JPEG, PNG and TIFF files, which Java's ImageIO leaves aside. */
final class Orientation {

    /** As it is stored. */
    static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int EXIF_OF_PNG = 0x65584966;
    private static final int DATA_OF_PNG = 0x49444154;

    private Orientation() {}

    /** Reads the orientation; {@link #UPRIGHT} if there is none. The stream is left where it was. */
    static int of(ImageInputStream stream) throws IOException {
        ByteOrder order = stream.getByteOrder();
        stream.mark();
        try {
            stream.setByteOrder(ByteOrder.BIG_ENDIAN);
            int start = stream.readUnsignedShort();
            if (start == 0xFFD8) {
                return ofJpeg(stream);
            }
            stream.seek(stream.getStreamPosition() - 2);
            if (start == 0x4949 || start == 0x4D4D) {
                return ofTiff(stream);
            }
            return start == PNG_SIGNATURE >>> 48 && stream.readLong() == PNG_SIGNATURE ? ofPng(stream) : UPRIGHT;
        } catch (EOFException e) {
            // Cut off or not what it seems: the decoder will say so.
            return UPRIGHT;
        } finally {
            stream.setByteOrder(order);
            stream.reset();
        }
    }

    private static int ofJpeg(ImageInputStream stream) throws IOException {
        while (true) {
            int marker = stream.readUnsignedShort();
            if (marker == 0xFFDA || marker >>> 8 != 0xFF) {
                return UPRIGHT;
            }
            long next = stream.getStreamPosition() + stream.readUnsignedShort();
            if (marker == 0xFFE1 && stream.readInt() == 0x45786966 && stream.readUnsignedShort() == 0) {
                return ofTiff(stream);
            }
            stream.seek(next);
        }
    }

    private static int ofPng(ImageInputStream stream) throws IOException {
        while (true) {
            long length = stream.readUnsignedInt();
            int kind = stream.readInt();
            if (kind == EXIF_OF_PNG) {
                return ofTiff(stream);
            }
            if (kind == DATA_OF_PNG) {
                return UPRIGHT;
            }
            stream.seek(stream.getStreamPosition() + length + 4);
        }
    }

    /** Reads the first directory of a TIFF file, which is also what Exif is made of. */
    private static int ofTiff(ImageInputStream stream) throws IOException {
        long start = stream.getStreamPosition();
        stream.setByteOrder(stream.readUnsignedShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        stream.readUnsignedShort();
        stream.seek(start + stream.readUnsignedInt());
        int entries = stream.readUnsignedShort();
        for (int i = 0; i < entries; i++) {
            int tag = stream.readUnsignedShort();
            stream.skipBytes(6);
            int value = stream.readUnsignedShort();
            stream.skipBytes(2);
            if (tag == TAG) {
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
