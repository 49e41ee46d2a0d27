package org.cueway.graphics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cueway.base.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all packages of a folder. Confined to the thread that reads. */
final class CatalogueReader {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueReader.class);

    private final Path root;
    private final Limits.Graphics limits;
    private final List<Catalogue.Entry> entries = new ArrayList<>();
    private final Map<String, Folder> packages = new LinkedHashMap<>();
    private final List<Edition> older = new ArrayList<>();

    CatalogueReader(Path root, Limits.Graphics limits) {
        this.root = root;
        this.limits = limits;
    }

    /**
     * What is there now.
     *
     * @param kept editions that are to be reached besides
     */
    Catalogue read(List<Edition> kept) {
        older.addAll(kept);
        numbered().forEach((_, folders) -> {
            folders.subList(0, folders.size() - 1).forEach(folder -> older.addAll(editions(folder)));
            newest(folders.getLast());
        });
        var current = entries.stream()
                .flatMap(entry -> entry.graphic().stream())
                .map(Graphic::main)
                .collect(Collectors.toSet());
        older.removeIf(edition -> current.contains(edition.graphic().main()));
        var catalogue = new Catalogue(entries, packages, older, limits.maxFileBytes());
        catalogue.entries().forEach(entry -> entry.faults().forEach(fault -> LOG.warn("graphics: {}", fault)));
        return catalogue;
    }

    /** The folders of each package, the highest number last. */
    private Map<String, List<Path>> numbered() {
        var all = new TreeMap<String, List<Path>>();
        for (var folder : folders()) {
            all.computeIfAbsent(name(folder).name(), _ -> new ArrayList<>()).add(folder);
        }
        all.values()
                .forEach(folders -> folders.sort(
                        Comparator.comparingInt((Path folder) -> name(folder).number())));
        return all;
    }

    private static PackageName name(Path folder) {
        return PackageName.of(String.valueOf(folder.getFileName()));
    }

    private List<Path> folders() {
        try (var inside = Files.list(root)) {
            return inside.filter(Files::isDirectory)
                    // What is on its way in or out.
                    .filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .toList();
        } catch (IOException e) {
            LOG.warn("graphics.folder: expected a folder that can be read, found {}: {}", root, e.toString());
            return List.of();
        }
    }

    private void newest(Path folder) {
        var read = Folder.read(root, folder, limits);
        if (read.manifests().isEmpty() && read.faults().isEmpty()) return; // shared files, or something else
        packages.put(read.name(), read);
        for (var entry : entries(read, limits)) {
            if (entries.size() == limits.maxGraphics()) {
                LOG.warn("graphics.folder: more than {} graphics, the rest is left out", limits.maxGraphics());
                return;
            }
            entries.add(unique(entry));
        }
    }

    private List<Edition> editions(Path folder) {
        return editions(root, folder, limits);
    }

    /** What can be used of a folder. */
    static List<Edition> editions(Path root, Path folder, Limits.Graphics limits) {
        var read = Folder.read(root, folder, limits);
        return entries(read, limits).stream()
                .flatMap(entry -> entry.graphic().stream())
                .map(graphic -> new Edition(graphic, read))
                .toList();
    }

    /** Every manifest of a folder. */
    static List<Catalogue.Entry> entries(Folder folder, Limits.Graphics limits) {
        if (folder.manifests().isEmpty()) {
            return folder.faults().isEmpty()
                    ? List.of()
                    : List.of(new Catalogue.Entry(folder.at(), "", Optional.empty(), folder.faults()));
        }
        return folder.manifests().stream()
                .map(manifest -> new ManifestReader(folder, manifest, limits).read())
                .toList();
    }

    private Catalogue.Entry unique(Catalogue.Entry entry) {
        return entry.graphic()
                .flatMap(_ -> entries.stream()
                        .filter(other ->
                                other.graphic().isPresent() && other.id().equals(entry.id()))
                        .findFirst())
                .map(other -> new Catalogue.Entry(
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
}
