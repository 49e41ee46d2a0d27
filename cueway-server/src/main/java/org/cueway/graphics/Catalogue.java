package org.cueway.graphics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All graphics of one folder, as they were when the gateway started. Immutable, but for the contents of the files. */
public final class Catalogue {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private final List<Entry> entries;
    private final Map<String, Graphic> byName = new LinkedHashMap<>();
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
    }

    private record Place(String id, String edition, String path) {}

    private Catalogue(List<Entry> entries, Map<String, Folder> packages, int maxFileBytes) {
        this.entries = List.copyOf(entries);
        this.maxFileBytes = maxFileBytes;
        for (var entry : entries) {
            entry.graphic().ifPresent(graphic -> {
                // The folder's name is a name, too, but an id wins over it.
                byName.putIfAbsent(graphic.home().folder(), graphic);
                var home = packages.get(graphic.home().folder());
                if (home != null) {
                    home.files()
                            .forEach((path, file) -> files.put(
                                    new Place(graphic.id(), graphic.home().edition(), path), file));
                }
            });
        }
        entries.forEach(entry -> entry.graphic().ifPresent(graphic -> byName.put(graphic.id(), graphic)));
    }

    /** No graphics at all. */
    public static Catalogue none() {
        return new Catalogue(List.of(), Map.of(), 0);
    }

    /**
     * Reads all packages in a folder, each a folder in it. Says in the log what is wrong; never fails.
     *
     * @param folder one that does not exist has no graphics
     */
    public static Catalogue read(Path folder, Limits.Graphics limits) {
        if (!Files.isDirectory(folder)) {
            LOG.warn(
                    "graphics.folder: expected a folder with OGraf packages, found none at {}; there are no graphics until"
                            + " it is there and the gateway is started again",
                    folder.toAbsolutePath());
            return none();
        }
        var entries = new ArrayList<Entry>();
        var packages = new LinkedHashMap<String, Folder>();
        for (var one : folders(folder)) {
            var read = Folder.read(folder, one, limits);
            if (read.manifests().isEmpty() && read.faults().isEmpty()) continue; // shared files, or something else
            packages.put(read.name(), read);
            for (var manifest : read.manifests()) {
                if (entries.size() == limits.maxGraphics()) {
                    LOG.warn("graphics.folder: more than {} graphics, the rest is left out", limits.maxGraphics());
                    return logged(new Catalogue(entries, packages, limits.maxFileBytes()));
                }
                entries.add(unique(new ManifestReader(read, manifest, limits).read(), entries));
            }
            if (read.manifests().isEmpty()) {
                entries.add(new Entry(read.name(), "", Optional.empty(), read.faults()));
            }
        }
        return logged(new Catalogue(entries, packages, limits.maxFileBytes()));
    }

    private static List<Path> folders(Path folder) {
        try (var inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            LOG.warn("graphics.folder: expected a folder that can be read, found {}: {}", folder, e.toString());
            return List.of();
        }
    }

    private static Entry unique(Entry entry, List<Entry> before) {
        var taken = before.stream()
                .filter(other -> entry.graphic().isPresent()
                        && other.graphic().isPresent()
                        && other.id().equals(entry.id()))
                .findFirst();
        return taken.map(other -> new Entry(
                        entry.file(),
                        entry.id(),
                        Optional.empty(),
                        List.of(new Fault(
                                entry.file(),
                                "id",
                                "one that no other graphic has",
                                "\"" + entry.id() + "\", which " + other.file() + " has already"))))
                .orElse(entry);
    }

    private static Catalogue logged(Catalogue catalogue) {
        catalogue.entries().forEach(entry -> entry.faults().forEach(fault -> LOG.warn("graphics: {}", fault)));
        return catalogue;
    }

    /** Every manifest that was found, those with faults too, in the order of their files. */
    public List<Entry> entries() {
        return entries;
    }

    /** The graphic of that id, or in the folder of that name (if it has several, the first). */
    public Optional<Graphic> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The ids of all that can be used. */
    public List<String> ids() {
        return entries.stream()
                .flatMap(entry -> entry.graphic().stream())
                .map(Graphic::id)
                .toList();
    }

    /**
     * What is in a file of a graphic. Only what was found in its folder at start can be asked for, by the very path that it was
     * found under, so no path leads anywhere else.
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
