package org.cueway.store;

import java.util.OptionalLong;

/** That a message was queued because of another entry, as it stands in {@link Entry#changed} of one that queued it. */
public final class Follows {
    /** Stands in files: never change it. */
    private static final String WORD = "follows\t";

    private Follows() {}

    /** The line for {@link Entry#changed}. */
    public static String line(long entry) {
        return WORD + entry;
    }

    /** The entry that led to this one; empty if none did. */
    public static OptionalLong of(Entry queued) {
        var text = queued.changed();
        return queued.kind() == Entry.Kind.QUEUED && text.matches("follows\t[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(text.substring(WORD.length())))
                : OptionalLong.empty();
    }
}
