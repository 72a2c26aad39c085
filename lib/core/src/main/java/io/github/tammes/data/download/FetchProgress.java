package io.github.tammes.data.download;

/** Is told how far a download is. */
@FunctionalInterface
public interface FetchProgress {

    /**
     * Tells how far the download is; called about once for each megabyte, from the thread that downloads.
     *
     * @param bytes how many bytes are there, those of earlier attempts included
     * @param total how many there will be, or -1 if the server does not say
     */
    void update(long bytes, long total);
}
