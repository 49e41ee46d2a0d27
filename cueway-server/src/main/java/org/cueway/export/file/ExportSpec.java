package org.cueway.export.file;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.cueway.export.Choice;
import org.cueway.export.text.TextStyle;

/**
 * What one target gets. Immutable.
 *
 * @param id its name; 1 to 64 letters, digits, hyphens and underscores
 * @param which running orders
 * @param kinds what is written of each
 * @param folder how its folder is called
 * @param text how scripts are written
 */
public record ExportSpec(String id, Choice which, Set<FileKind> kinds, FolderName folder, TextStyle text) {
    /** Copies. */
    public ExportSpec {
        kinds = kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    /** Everything there is, of every running order. */
    public static ExportSpec all(String id) {
        return new ExportSpec(id, Choice.ALL, EnumSet.allOf(FileKind.class), FolderName.KEY, TextStyle.USUAL);
    }

    boolean has(FileKind kind) {
        return kinds.contains(kind);
    }
}
