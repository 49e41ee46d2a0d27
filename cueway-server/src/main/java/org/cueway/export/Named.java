package org.cueway.export;

import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;

/**
 * A running order as programs and people call it.
 *
 * @param key its short name in URLs; 16 letters, digits, hyphens and underscores
 * @param slug {@code roSlug} as it came; may be empty
 */
public record Named(RundownId id, String key, String slug) {
    /** That of a running order. */
    public static Named of(Rundown rundown, String key) {
        return new Named(rundown.id(), key, rundown.fields().get("roSlug").orElse(""));
    }
}
