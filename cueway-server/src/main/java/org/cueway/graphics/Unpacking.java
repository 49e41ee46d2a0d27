package org.cueway.graphics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.cueway.base.Limits;
import org.cueway.base.UploadLimits;

/**
 * Unpacks a zip that somebody sent. What it says of itself is not believed: names are judged before anything is written, and
 * bytes are counted as they come out.
 */
final class Unpacking {
    private static final int CHUNK = 64 << 10;

    private final Limits.Graphics files;
    private final UploadLimits limits;
    /** What the files before have taken. */
    private long unpacked;

    Unpacking(Limits.Graphics files, UploadLimits limits) {
        this.files = files;
        this.limits = limits;
    }

    /** Keeps what comes, as far as it may be so large. */
    void receive(InputStream body, Path zip) throws IOException, RefusedPackage {
        long size = 0;
        try (var out = Files.newOutputStream(zip, StandardOpenOption.CREATE_NEW)) {
            byte[] chunk = new byte[CHUNK];
            for (int read; (read = read(body, chunk)) >= 0; ) {
                size += read;
                if (size > limits.maxZipBytes()) {
                    throw new RefusedPackage(
                            GraphicsRefusal.TOO_LARGE, "a zip of at most " + limits.maxZipBytes() + " bytes", "more");
                }
                out.write(chunk, 0, read);
            }
        }
        if (size == 0) throw new RefusedPackage(GraphicsRefusal.NOT_A_ZIP, "a zip", "nothing");
    }

    private static int read(InputStream body, byte[] chunk) throws RefusedPackage {
        try {
            return body.read(chunk);
        } catch (IOException e) {
            throw new RefusedPackage(
                    GraphicsRefusal.NOT_A_ZIP, "a whole zip", "one that was cut off on the way: " + e.getMessage());
        }
    }

    /**
     * Unpacks it. Where all stands in one folder, that folder is the package.
     *
     * @param target does not exist yet
     * @return how that folder is called; empty if there is none
     */
    Optional<String> unpack(Path zip, Path target) throws IOException, RefusedPackage {
        try {
            var listed = ZipIndex.read(zip).stream()
                    .filter(one -> !EntryPath.isLitter(one.name()))
                    .toList();
            judge(listed);
            var top = top(listed);
            Files.createDirectories(target);
            try (var file = new ZipFile(zip.toFile())) {
                for (var entry : file.stream().toList()) {
                    if (!entry.isDirectory() && !EntryPath.isLitter(entry.getName())) {
                        write(file, entry, target, top);
                    }
                }
            }
            return top;
        } catch (ZipException | IllegalArgumentException e) {
            throw new RefusedPackage(GraphicsRefusal.NOT_A_ZIP, "a zip", String.valueOf(e.getMessage()));
        }
    }

    private void judge(List<ZipIndex.Listed> listed) throws RefusedPackage {
        var names = new HashSet<String>();
        int count = 0;
        for (var one : listed) {
            boolean folder = one.name().endsWith("/");
            var path = folder ? one.name().substring(0, one.name().length() - 1) : one.name();
            var fault = EntryPath.fault(path, limits);
            if (fault.isPresent()) {
                throw new RefusedPackage(GraphicsRefusal.PATH_NOT_ALLOWED, fault.get(), shown(one.name()));
            }
            if (one.link()) throw new RefusedPackage(GraphicsRefusal.LINK, "files alone", shown(one.name()));
            if (one.encrypted()) {
                throw new RefusedPackage(GraphicsRefusal.ENCRYPTED, "files that anybody can read", shown(one.name()));
            }
            if (!names.add(path.toLowerCase(Locale.ROOT)) && !folder) {
                throw new RefusedPackage(GraphicsRefusal.NAME_TWICE, "each name once", shown(one.name()));
            }
            count += folder ? 0 : 1;
        }
        if (count > files.maxFiles()) {
            throw new RefusedPackage(
                    GraphicsRefusal.TOO_MANY_FILES, "at most " + files.maxFiles() + " files", count + " files");
        }
        if (count == 0) throw new RefusedPackage(GraphicsRefusal.NO_MANIFEST, "*.ograf.json", "an empty zip");
    }

    /** The one folder that all files are in. */
    private static Optional<String> top(List<ZipIndex.Listed> listed) {
        var tops = new HashSet<String>();
        for (var one : listed) {
            int slash = one.name().indexOf('/');
            if (slash < 0) return Optional.empty();
            tops.add(one.name().substring(0, slash));
        }
        return tops.size() == 1 ? tops.stream().findFirst() : Optional.empty();
    }

    private void write(ZipFile zip, ZipEntry entry, Path target, Optional<String> top)
            throws IOException, RefusedPackage {
        var fault = EntryPath.fault(entry.getName(), limits);
        if (fault.isPresent()) {
            // The directory that was judged says otherwise, so it was made to deceive.
            throw new RefusedPackage(GraphicsRefusal.PATH_NOT_ALLOWED, fault.get(), shown(entry.getName()));
        }
        var path = top.map(name -> entry.getName().substring(name.length() + 1)).orElse(entry.getName());
        var file = target.resolve(path).normalize();
        if (!file.startsWith(target)) {
            throw new RefusedPackage(
                    GraphicsRefusal.PATH_NOT_ALLOWED, "a path that stays inside the package", shown(entry.getName()));
        }
        Files.createDirectories(file.resolveSibling(""));
        var sum = new CRC32();
        try (var in = new CheckedInputStream(zip.getInputStream(entry), sum);
                var out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copy(in, out, entry.getName());
            out.force(true);
        }
        if (entry.getCrc() != -1 && entry.getCrc() != sum.getValue()) {
            throw new ZipException(shown(entry.getName()) + " is damaged");
        }
    }

    private void copy(InputStream in, FileChannel out, String name) throws IOException, RefusedPackage {
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        for (int read; (read = in.read(chunk)) >= 0; ) {
            size += read;
            unpacked += read;
            if (size > files.maxFileBytes()) {
                throw new RefusedPackage(
                        GraphicsRefusal.TOO_LARGE,
                        "files of at most " + files.maxFileBytes() + " bytes",
                        shown(name) + " with more");
            }
            if (unpacked > limits.maxUnpackedBytes()) {
                throw new RefusedPackage(
                        GraphicsRefusal.TOO_LARGE,
                        "at most " + limits.maxUnpackedBytes() + " bytes unpacked",
                        "more, at " + shown(name));
            }
            for (var left = ByteBuffer.wrap(chunk, 0, read); left.hasRemaining(); ) out.write(left);
        }
    }

    private static String shown(String name) {
        var text = name.length() > 120 ? name.substring(0, 120) + "…" : name;
        return '"' + text.replaceAll("\\p{Cntrl}", "\uFFFD") + '"';
    }

    /** Removes a folder with all that is in it; what cannot be removed is left. */
    static void remove(Path folder) {
        var all = new ArrayList<Path>();
        try (var walk = Files.walk(folder)) {
            walk.forEach(all::add);
            for (var path : all.reversed()) Files.deleteIfExists(path);
        } catch (IOException | java.io.UncheckedIOException e) {
            // It is tried again when the gateway starts.
        }
    }
}
