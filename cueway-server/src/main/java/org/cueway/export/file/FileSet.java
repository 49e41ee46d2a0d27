package org.cueway.export.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of one edition, as they are to be on a target. Immutable.
 *
 * @param folder a {@linkplain SafeName safe name}
 * @param contents in the order in which they are written: pages first, then what speaks of them
 * @param manifest names all of them
 * @param flag there while the running order is approved for air
 */
public record FileSet(
        String folder, long revision, List<ExportFile> contents, ExportFile manifest, Optional<ExportFile> flag) {
    /** Copies. */
    public FileSet {
        contents = List.copyOf(contents);
    }

    /** All of them. */
    public List<ExportFile> all() {
        var all = new ArrayList<>(contents);
        all.add(manifest);
        flag.ifPresent(all::add);
        return List.copyOf(all);
    }
}
