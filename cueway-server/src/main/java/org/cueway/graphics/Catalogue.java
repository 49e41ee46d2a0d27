package org.cueway.graphics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All graphics of one folder, as they were when it was read, and the files of editions that have gone and may still be on some
 * page. Immutable, but for the contents of the files. {@link Library} has the one that counts now.
 */
public final class Catalogue {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private final List<Entry> entries;
    private final Map<String, Folder> packages;
    private final List<Edition> older;
    private final Map<String, Graphic> byName = new LinkedHashMap<>();
    private final Map<String, Graphic> byScript = new LinkedHashMap<>();
    private final Map<Place, Path> files = new LinkedHashMap<>();
    private final int maxFileBytes;

    /**
     * A manifest that was found.
     *
     * @param file where, from the folder of graphics on
     * @param id as far as it can be read; empty if it cannot
     * @param graphic empty if anything is wrong with it
     */
    public record Entry(String file, String id, Optional<Graphic> graphic, List<Fault> faults) {
        public Entry {
            faults = List.copyOf(faults);
        }

        /** The package that it is in. */
        public String packageName() {
            return PackageName.of(file.split("/", 2)[0]).name();
        }
    }

    private record Place(String id, String edition, String path) {}

    Catalogue(List<Entry> entries, Map<String, Folder> packages, List<Edition> older, int maxFileBytes) {
        this.entries = List.copyOf(entries);
        this.packages = Map.copyOf(packages);
        this.older = List.copyOf(older);
        this.maxFileBytes = maxFileBytes;
        this.older.forEach(this::serve);
        for (var entry : entries) {
            entry.graphic().ifPresent(graphic -> {
                // The folder's name is a name, too, but an id wins over it.
                byName.putIfAbsent(graphic.home().folder(), graphic);
                var home = packages.get(graphic.home().folder());
                if (home != null) serve(new Edition(graphic, home));
            });
        }
        entries.forEach(entry -> entry.graphic().ifPresent(graphic -> byName.put(graphic.id(), graphic)));
    }

    private void serve(Edition edition) {
        var graphic = edition.graphic();
        byScript.put(graphic.main(), graphic);
        edition.folder()
                .files()
                .forEach((path, file) ->
                        files.put(new Place(graphic.id(), graphic.home().edition(), path), file));
    }

    /** No graphics at all. */
    public static Catalogue none() {
        return new Catalogue(List.of(), Map.of(), List.of(), 0);
    }

    /**
     * Reads all packages in a folder, each a folder in it. Says in the log what is wrong; never fails.
     *
     * @param folder one that does not exist has no graphics
     */
    public static Catalogue read(Path folder, Limits.Graphics limits) {
        return read(folder, limits, List.of());
    }

    static Catalogue read(Path folder, Limits.Graphics limits, List<Edition> kept) {
        if (Files.isDirectory(folder)) {
            return new CatalogueReader(folder, limits).read(kept);
        }
        LOG.warn(
                "graphics.folder: expected a folder with OGraf packages, found none at {}; there are no graphics until one is"
                        + " uploaded",
                folder.toAbsolutePath());
        return none();
    }

    /** The same without one package; its files can be reached still. */
    Catalogue without(String name) {
        var rest = entries.stream()
                .filter(entry -> !entry.packageName().equals(name))
                .toList();
        var others = new LinkedHashMap<>(packages);
        others.remove(name);
        var gone =
                editions().filter(edition -> edition.graphic().home().folder().equals(name));
        return new Catalogue(rest, others, Stream.concat(older.stream(), gone).toList(), maxFileBytes);
    }

    /** Every manifest that was found, those with faults too, in the order of their files. */
    public List<Entry> entries() {
        return entries;
    }

    /** The packages that there are, in order. */
    public List<String> packages() {
        return entries.stream().map(Entry::packageName).distinct().toList();
    }

    /** The ids of a package that can be used. */
    List<String> idsOf(String name) {
        return entries.stream()
                .filter(entry -> entry.packageName().equals(name))
                .flatMap(entry -> entry.graphic().stream())
                .map(Graphic::id)
                .toList();
    }

    /** The files of a package. */
    Optional<Folder> folder(String name) {
        return Optional.ofNullable(packages.get(name));
    }

    /** Editions that can be reached and are not the ones that count. */
    List<Edition> older() {
        return older;
    }

    /** Editions that count. */
    Stream<Edition> editions() {
        return entries.stream()
                .flatMap(entry -> entry.graphic().stream())
                .flatMap(graphic -> folder(graphic.home().folder()).stream().map(home -> new Edition(graphic, home)));
    }

    /** The graphic of that id, or in the folder of that name (if it has several, the first). */
    public Optional<Graphic> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The graphic whose {@link Graphic#main} that is, also of an edition that does not count any more. */
    public Optional<Graphic> at(String script) {
        return Optional.ofNullable(byScript.get(script));
    }

    /** The graphic of an edition, also of one that does not count any more. */
    public Optional<Graphic> at(String id, String edition) {
        return byScript.values().stream()
                .filter(graphic ->
                        graphic.id().equals(id) && graphic.home().edition().equals(edition))
                .findFirst();
    }

    /** The ids of all that can be used. */
    public List<String> ids() {
        return entries.stream()
                .flatMap(entry -> entry.graphic().stream())
                .map(Graphic::id)
                .toList();
    }

    /**
     * What is in a file of a graphic. Only what was found in its folder when that was read can be asked for, by the very path
     * that it was found under, so no path leads anywhere else.
     *
     * @param path from its folder on, parted by {@code /}
     * @return empty if there is no such file, or it has become too large
     * @throws IOException if it cannot be read
     */
    public Optional<byte[]> file(String id, String edition, String path) throws IOException {
        var file = files.get(new Place(id, edition, path));
        if (file == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxFileBytes + 1);
            return bytes.length > maxFileBytes ? Optional.empty() : Optional.of(bytes);
        }
    }
}
