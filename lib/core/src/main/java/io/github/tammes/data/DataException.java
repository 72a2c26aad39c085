package io.github.tammes.data;

import io.github.tammes.internal.Reason;
import java.io.IOException;

/** Data that is missing, damaged or not what it should be; its message says which file, what is wrong and what to do. */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for the person. */
    public DataException(String message) {
        super(message);
    }

    /** Makes an exception with a message for the person and what it came from. */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Makes the exception of a file or folder that cannot be read.
     *
     * @param what the file or folder
     * @param e what came of reading it
     */
    public static DataException unreadable(Object what, IOException e) {
        return new DataException(what + " cannot be read: " + Reason.of(e), e);
    }
}
