package io.github.tammes.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why something could not be read or written; many exceptions carry only a file name as their message. */
public final class Reason {

    private Reason() {}

    public static String of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file.";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied.";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file of this name already.";
        }
        if (e instanceof UnknownHostException || e.getCause() instanceof UnresolvedAddressException) {
            return "the name of the server is not known; is there a network?";
        }
        if (e instanceof HttpTimeoutException) {
            return "the server did not answer in time.";
        }
        if (e instanceof ConnectException) {
            return "no connection could be made; is there a network?";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason() + ".";
        }
        return (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ".";
    }
}
