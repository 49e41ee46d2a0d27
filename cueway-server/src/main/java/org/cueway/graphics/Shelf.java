package org.cueway.graphics;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of packages on the disk. What begins with a full stop in it is on its way in ({@code .new-…}) or out ({@code .old-…}),
 * and is removed when the gateway starts. Guarded by the library's lock, but for drafts, of which each caller has its own.
 */
final class Shelf {
    static final String UNPACKED = "package";

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final String COMES = ".new-";
    private static final String GOES = ".old-";

    private final Path folder;
    private final Optional<Path> shipped;

    private Shelf(Path folder, Optional<Path> shipped) {
        this.folder = folder;
        this.shipped = shipped;
    }

    /** Removes what an earlier process left half done. */
    static Shelf open(Path folder, Optional<Path> shipped) {
        var shelf = new Shelf(folder, shipped);
        for (var left : shelf.inside()) {
            var name = String.valueOf(left.getFileName());
            if (name.startsWith(COMES) || name.startsWith(GOES)) Unpacking.remove(left);
        }
        return shelf;
    }

    /** Where packages are read. */
    Path root() {
        return Files.isDirectory(folder)
                ? folder
                : shipped.filter(Files::isDirectory).orElse(folder);
    }

    /** Makes the folder, with what was shipped in it: from then on it alone counts. */
    synchronized void settle() throws IOException {
        if (Files.isDirectory(folder)) return;
        var parent = folder.toAbsolutePath().resolveSibling("");
        Files.createDirectories(parent);
        var draft = parent.resolve("." + folder.getFileName() + ".new");
        try {
            Unpacking.remove(draft);
            Files.createDirectories(draft);
            if (shipped.isPresent()) copy(shipped.get(), draft);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            LOG.info(
                    "graphics: {} was made{}",
                    folder,
                    shipped.map(from -> " from " + from).orElse(""));
        } finally {
            Unpacking.remove(draft);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        // What was shipped may be a link to where it is.
        try (var walk = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (var one : (Iterable<Path>) walk::iterator) {
                var there = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) Files.createDirectories(there);
                // With its time: it is the same edition as before.
                else Files.copy(one, there, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** A place of its own for a package that comes. */
    Draft draft() throws IOException {
        settle();
        return new Draft(Files.createTempDirectory(folder, COMES));
    }

    /** Closing it removes what was not published. */
    record Draft(Path place) implements AutoCloseable {
        Path zip() {
            return place.resolve("package.zip");
        }

        Path unpacked() {
            return place.resolve(UNPACKED);
        }

        @Override
        public void close() {
            Unpacking.remove(place);
        }
    }

    /** Has a package count from now on. */
    void publish(Draft draft, String name) throws IOException {
        int number = number(name) + 1;
        Files.move(
                draft.unpacked(),
                folder.resolve(new PackageName(name, number).folder()),
                StandardCopyOption.ATOMIC_MOVE);
    }

    /** The highest number that a package has; 0 if there is none of that name. */
    int number(String name) {
        return folders(name).stream()
                .mapToInt(
                        one -> PackageName.of(String.valueOf(one.getFileName())).number())
                .max()
                .orElse(0);
    }

    /** Whether that folder counts, or did, and was not taken out. */
    boolean holds(Path one) {
        return one.toAbsolutePath().resolveSibling("").equals(root().toAbsolutePath());
    }

    private List<Path> folders(String name) {
        return inside().stream()
                .filter(Files::isDirectory)
                .filter(one ->
                        PackageName.of(String.valueOf(one.getFileName())).name().equals(name))
                .sorted((one, other) -> Integer.compare(
                        PackageName.of(String.valueOf(one.getFileName())).number(),
                        PackageName.of(String.valueOf(other.getFileName())).number()))
                .toList();
    }

    private List<Path> inside() {
        if (!Files.isDirectory(folder)) return List.of();
        try (var list = Files.list(folder)) {
            return list.toList();
        } catch (IOException e) {
            LOG.warn("graphics.folder: expected a folder that can be read, found {}: {}", folder, e.toString());
            return List.of();
        }
    }

    /** Takes a package out of what counts; returns where its folders are now. The highest goes last, or the next would take its place. */
    List<Path> remove(String name) throws IOException {
        var moved = new ArrayList<Path>();
        for (var one : folders(name)) moved.add(setAside(one));
        return moved;
    }

    private Path setAside(Path one) throws IOException {
        var place = Files.createTempDirectory(folder, GOES);
        return Files.move(one, place.resolve(String.valueOf(one.getFileName())), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes a folder that nothing reads any more. */
    void discard(Path one) {
        try {
            var parent = one.resolveSibling("");
            boolean aside = parent.getFileName() != null
                    && parent.getFileName().toString().startsWith(GOES);
            Unpacking.remove(aside ? parent : setAside(one).resolveSibling(""));
        } catch (IOException e) {
            LOG.warn("graphics.folder: {} could not be removed: {}", one, e.toString());
        }
    }

    /** Whether a folder holds the very files. */
    static boolean same(Folder there, Path came) throws IOException {
        var paths = new TreeSet<String>();
        try (var walk = Files.walk(came)) {
            walk.filter(Files::isRegularFile)
                    .forEach(file -> paths.add(came.relativize(file).toString().replace('\\', '/')));
        }
        if (!there.files().keySet().equals(paths)) return false;
        for (var each : there.files().entrySet()) {
            if (Files.mismatch(each.getValue(), came.resolve(each.getKey())) >= 0) return false;
        }
        return true;
    }
}
