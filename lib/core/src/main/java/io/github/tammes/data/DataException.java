package io.github.tammes.data;

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
}
