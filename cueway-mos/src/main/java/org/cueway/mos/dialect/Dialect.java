package org.cueway.mos.dialect;

import java.time.ZoneId;
import java.util.Optional;

/**
 * The habits of one peer, as data. Immutable. {@link Dialects} has those of the vendors that we know.
 *
 * @param like what the configuration calls the habits that it began with, e.g. {@code enps}; for people
 * @param encoding the text encoding to use on its connections, a word of the configuration ({@code ucs2be},
 *     {@code utf16le}, {@code utf8}); empty: sniff it (R1)
 * @param messageIDs whether its messages have a messageID (R17)
 */
public record Dialect(String like, Optional<String> encoding, MessageIds messageIDs, Reads reads, Writes writes) {
    /** Whether messages have a messageID. */
    public enum MessageIds {
        /** A request without one is refused, as on MOS 4.0. */
        REQUIRED,
        /** We send one, and do not miss it. */
        OPTIONAL,
        /** Neither side sends one with its requests; an answer still has that of its request, if it had one. */
        NEVER
    }

    /** No habits but these. */
    public Dialect(String like, Optional<String> encoding, ZoneId zone, int maxIdChars) {
        this(like, encoding, MessageIds.OPTIONAL, Reads.plain(zone, maxIdChars), Writes.STANDARD);
    }

    /**
     * What the journal keeps: all that decides how a message is read, so that it is read the same when the habits of this
     * peer have been set otherwise since. {@link #named} reads it.
     */
    public String name() {
        return DialectName.of(reads, like);
    }

    /**
     * The dialect that a name stands for, as far as reading goes; it writes as MOS has it. Empty if the name is of a later
     * version, and says what this one does not know.
     */
    public static Optional<Dialect> named(String name) {
        return DialectName.read(name);
    }

    /** In which times without zone are read. */
    public ZoneId zone() {
        return reads.zone();
    }

    /** Longest identifier taken, in UTF-16 code units. */
    public int maxIdChars() {
        return reads.maxIdChars();
    }

    /** The same peer on MOS 4.0: each request has a messageID, and there is one form of every message. */
    public Dialect mos4() {
        return new Dialect(like, encoding, MessageIds.REQUIRED, reads, writes.mos4());
    }
}
