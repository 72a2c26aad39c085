package io.github.tammes.data.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A made tar archive, also of entries that no honest archive has. */
public final class MadeTar {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

    public MadeTar file(String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
        return this;
    }

    public MadeTar folder(String name) throws IOException {
        return empty(new TarArchiveEntry(name + "/"));
    }

    public MadeTar symbolicLink(String name, String target) throws IOException {
        return link(name, target, TarConstants.LF_SYMLINK);
    }

    public MadeTar hardLink(String name, String target) throws IOException {
        return link(name, target, TarConstants.LF_LINK);
    }

    public MadeTar device(String name) throws IOException {
        return empty(new TarArchiveEntry(name, TarConstants.LF_CHR));
    }

    private MadeTar link(String name, String target, byte kind) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind);
        entry.setLinkName(target);
        return empty(entry);
    }

    private MadeTar empty(TarArchiveEntry entry) throws IOException {
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
        return this;
    }

    public byte[] plain() throws IOException {
        tar.close();
        return bytes.toByteArray();
    }

    public byte[] gzip() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(plain());
        }
        return compressed.toByteArray();
    }
}
