package org.cueway.graphics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cueway.base.Limits;

/**
 * One folder of graphics: its files, as they were when it was read.
 *
 * @param dir where it is
 * @param files those that may be asked for, by their path from here, parted by {@code /}
 * @param manifests the paths of those that are manifests
 * @param fingerprint changes with any of the files
 * @param faults why files of it were left out
 */
record Folder(Path dir, Map<String, Path> files, List<String> manifests, String fingerprint, List<Fault> faults) {
    private static final String MANIFEST = ".ograf.json";
    private static final int MAX_DEPTH = 8;

    Folder {
        files = Map.copyOf(files);
        manifests = List.copyOf(manifests);
        faults = List.copyOf(faults);
    }

    /** How the folder is called, in faults. */
    String at() {
        return String.valueOf(dir.getFileName());
    }

    /** How the package in it is called. */
    String name() {
        return PackageName.of(at()).name();
    }

    static Folder read(Path root, Path folder, Limits.Graphics limits) {
        var called = String.valueOf(folder.getFileName());
        var files = new TreeMap<String, Path>();
        var manifests = new ArrayList<String>();
        var faults = new ArrayList<Fault>();
        var stamp = new StringBuilder();
        try (var walk = Files.walk(folder, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            var home = root.toRealPath();
            for (var file : (Iterable<Path>) walk.filter(Files::isRegularFile).sorted()::iterator) {
                var path = folder.relativize(file).toString().replace('\\', '/');
                var size = Files.size(file);
                if (files.size() == limits.maxFiles()) {
                    faults.add(new Fault(called, "", "at most " + limits.maxFiles() + " files", "more"));
                    break;
                }
                if (!file.toRealPath().startsWith(home)) {
                    faults.add(new Fault(
                            called + "/" + path,
                            "",
                            "a file inside the folder of graphics",
                            "a link that leads out of it"));
                } else if (size > limits.maxFileBytes()) {
                    faults.add(new Fault(
                            called + "/" + path, "", "at most " + limits.maxFileBytes() + " bytes", size + " bytes"));
                } else {
                    files.put(path, file);
                    stamp.append(path).append('\0').append(size).append('\0');
                    stamp.append(Files.getLastModifiedTime(file).toMillis()).append('\0');
                    if (path.endsWith(MANIFEST) && path.indexOf('/') < 0) manifests.add(path);
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            faults.add(new Fault(called, "", "a folder that can be read", e.toString()));
        }
        return new Folder(folder, files, manifests, fingerprint(stamp.toString()), faults);
    }

    private static String fingerprint(String of) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
