package org.cueway.graphics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * The directory at the end of a zip, for what {@link java.util.zip.ZipFile} does not tell: which of its files are links, and
 * which are encrypted (APPNOTE.TXT of PKWARE, 4.3.12 and 4.3.16).
 */
final class ZipIndex {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT = 0xffff;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int MAX_DIRECTORY_BYTES = 16 << 20;
    private static final int UNIX = 3;
    /** Of a file's mode on Unix: what kind of file it is, and that it is a link. */
    private static final int KIND = 0xf000;

    private static final int LINK = 0xa000;

    private ZipIndex() {}

    /** One file in the zip. */
    record Listed(String name, boolean link, boolean encrypted) {}

    /**
     * All that is listed, in order, folders too.
     *
     * @throws ZipException if it is no zip, or one of more than 65,534 files or 4 GiB
     */
    static List<Listed> read(Path zip) throws IOException {
        try (var file = FileChannel.open(zip, StandardOpenOption.READ)) {
            long from = Math.max(0, file.size() - END_BYTES - MAX_COMMENT);
            var tail = read(file, from, (int) (file.size() - from));
            int end = tail.limit() - END_BYTES;
            while (end >= 0 && tail.getInt(end) != END) end--;
            if (end < 0) throw new ZipException("it has no directory at its end");
            int count = Short.toUnsignedInt(tail.getShort(end + 10));
            long bytes = Integer.toUnsignedLong(tail.getInt(end + 12));
            long offset = Integer.toUnsignedLong(tail.getInt(end + 16));
            if (count == 0xffff || bytes > MAX_DIRECTORY_BYTES || offset + bytes > file.size()) {
                throw new ZipException("its directory is larger than a package's can be, or damaged");
            }
            return entries(read(file, offset, (int) bytes), count);
        }
    }

    private static List<Listed> entries(ByteBuffer directory, int count) throws ZipException {
        var all = new ArrayList<Listed>(count);
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at + ENTRY_BYTES > directory.limit() || directory.getInt(at) != ENTRY) {
                throw new ZipException("its directory is damaged");
            }
            int nameBytes = Short.toUnsignedInt(directory.getShort(at + 28));
            int rest = nameBytes
                    + Short.toUnsignedInt(directory.getShort(at + 30))
                    + Short.toUnsignedInt(directory.getShort(at + 32));
            if (at + ENTRY_BYTES + rest > directory.limit()) throw new ZipException("its directory is damaged");
            byte[] name = new byte[nameBytes];
            directory.get(at + ENTRY_BYTES, name);
            boolean unix = directory.get(at + 5) == UNIX;
            int mode = directory.getInt(at + 38) >>> 16;
            boolean encrypted = (directory.getShort(at + 8) & 1) != 0;
            all.add(new Listed(new String(name, StandardCharsets.UTF_8), unix && (mode & KIND) == LINK, encrypted));
            at += ENTRY_BYTES + rest;
        }
        return all;
    }

    private static ByteBuffer read(FileChannel file, long at, int bytes) throws IOException {
        var buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position()) < 0) throw new ZipException("it is cut off");
        }
        return buffer.flip();
    }
}
