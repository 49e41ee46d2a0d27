package org.cueway.export;

import java.util.List;
import org.cueway.cue.Glob;

/**
 * Which running orders. Immutable.
 *
 * @param newsrooms names of newsrooms, in which {@code *} stands for any text; empty: all
 * @param slugs the same for {@code roSlug}
 */
public record Choice(List<Glob> newsrooms, List<Glob> slugs) {
    /** All. */
    public static final Choice ALL = new Choice(List.of(), List.of());

    /** Copies. */
    public Choice {
        newsrooms = List.copyOf(newsrooms);
        slugs = List.copyOf(slugs);
    }

    /** Whether that one is among them. */
    public boolean has(Named named) {
        return fits(newsrooms, named.id().newsroom()) && fits(slugs, named.slug());
    }

    private static boolean fits(List<Glob> globs, String text) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.fits(text));
    }
}
