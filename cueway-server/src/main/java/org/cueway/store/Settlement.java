package org.cueway.store;

import java.util.Optional;

/**
 * What became of a message that was queued for sending, as it stands in {@link Entry#changed} of an entry of kind
 * {@link Entry.Kind#SETTLED}: the word, the number of the entry that queued it, and why, parted by tabs.
 *
 * @param queued the number of the entry that queued it; 0 for a question, which was never queued
 * @param why the peer's words, or ours; empty if it was acknowledged
 */
public record Settlement(End end, long queued, String why) {
    /** How it ended. The words stand in files: never change one. */
    public enum End {
        /** The peer took it. */
        ACKNOWLEDGED("acknowledged"),
        /** The peer refused it. */
        REFUSED("refused"),
        /** It was not sent, or not to its end, because that had become useless. */
        DROPPED("dropped"),
        /** It was a question, asked and answered at once. */
        ASKED("asked");

        private final String word;

        End(String word) {
            this.word = word;
        }
    }

    /** The line for {@link Entry#changed}. */
    public String line() {
        return end.word + "\t" + queued + "\t" + why.replace('\t', ' ').replace('\n', ' ');
    }

    /** What an entry settles; empty if it is of another kind, or says something that a newer Cueway wrote. */
    public static Optional<Settlement> of(Entry entry) {
        if (entry.kind() != Entry.Kind.SETTLED) {
            return Optional.empty();
        }
        var parts = entry.changed().split("\t", 3);
        if (parts.length < 3 || !parts[1].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        for (var end : End.values()) {
            if (end.word.equals(parts[0])) {
                return Optional.of(new Settlement(end, Long.parseLong(parts[1]), parts[2]));
            }
        }
        return Optional.empty();
    }
}
