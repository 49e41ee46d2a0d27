package org.cueway.store;

import java.time.Instant;

/**
 * One row of the journal: a message with its answer, a cue from console or API, or a block of messageIDs. Text that does
 * not apply is empty; what came over no MOS connection has no channel. The message may be ours: then the answer is the
 * peer's.
 *
 * @param number place in the journal, from 1; 0 until the store has given one
 * @param time when it was made, by our wall clock
 * @param kind what it is
 * @param newsroom the newsroom's name in the configuration
 * @param mosID envelope
 * @param ncsID envelope
 * @param channel {@code mom}, {@code ro} or {@code aux}
 * @param messageID envelope, as it came; of a cue from console or API its {@code Idempotency-Key}
 * @param hash SHA-256 of the frame, 64 hexadecimal digits; of a cue from console or API that of what it asks for
 * @param rundown key of the running order it touches ({@code RundownKey})
 * @param dialect name of the dialect it was read with
 * @param message the message as text; for {@link Kind#MESSAGE_IDS} the last reserved value
 * @param answer our answer as text; the peer's for a message of ours
 * @param changed what it changed, a line each: the kind of change and the IDs that it is about, parted by tabs; empty if
 *     nothing is known about it
 */
public record Entry(
        long number,
        Instant time,
        Kind kind,
        String newsroom,
        String mosID,
        String ncsID,
        String channel,
        String messageID,
        String hash,
        String rundown,
        String dialect,
        String message,
        String answer,
        String changed) {

    /** What an entry is. The code stands in files: never change or reuse one. */
    public enum Kind {
        /** A message that changed, or could have changed, a running order; accepted. */
        EDIT(1),
        /** A message that changed the object catalogue; accepted. */
        OBJECT(2),
        /** A message that was refused; nobody waited for this entry. */
        REFUSED(3),
        /** A question that was answered; nobody waited for this entry. */
        QUERY(4),
        /**
         * A number of ours for (newsroom, ncsID, channel) that must outlive a restart: the last messageID that is reserved on
         * that channel, or, under a word that is no channel, how far we are with something.
         */
        MESSAGE_IDS(5),
        /** A message that asks for a cue, or a cue from console or API; accepted. Some change the running order, too. */
        CUE(6),
        /**
         * A message of ours that is to be sent to a newsroom, or one that is passed on; it goes out as it stands in {@code
         * message}. If it is passed on for a peer who repeats it, mosID, ncsID, messageID, hash and answer are those of what
         * came; otherwise there is no hash, and {@code messageID} was given to it for good.
         */
        QUEUED(7),
        /** What became of a message of ours; {@code changed} is a {@link Settlement}. */
        SETTLED(8),
        /**
         * What we found out about a running order by asking: the newsroom's {@code roList}, or the {@code roReq} that it left
         * open; then {@code changed} says what that means ({@link Effects#healing}).
         */
        HEALED(10),
        /**
         * What should be at a place of a device from now on, or the state of an item that devices made true; {@code changed}
         * says which ({@link AirLines}).
         */
        AIR(11);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** The number in files. */
        public int code() {
            return code;
        }

        /** Whether entries of this kind are accepted messages, or wishes from elsewhere. */
        public boolean accepted() {
            return switch (this) {
                case EDIT, OBJECT, CUE -> true;
                case REFUSED, QUERY, MESSAGE_IDS, QUEUED, SETTLED, HEALED, AIR -> false;
            };
        }

        /** Whether the message is ours, rather than one that came. */
        public boolean isOurs() {
            return this == QUEUED || this == SETTLED;
        }
    }

    /**
     * Whether it is an accepted message, so that a retry of it gets the same answer again. One that was passed on is accepted
     * by being queued: its entry has the names and the hash of what came.
     */
    public boolean leavesReceipt() {
        return (kind.accepted() || (kind == Kind.QUEUED && !hash.isEmpty())) && !channel.isEmpty();
    }

    /** Whether it made something of what is held, so that it has to be applied again after a restart. */
    public boolean isReplayed() {
        return (kind.accepted() && !channel.isEmpty()) || kind == Kind.HEALED || kind == Kind.AIR;
    }

    /** The same entry with its place in the journal. */
    public Entry numbered(long place) {
        return new Entry(
                place, time, kind, newsroom, mosID, ncsID, channel, messageID, hash, rundown, dialect, message, answer,
                changed);
    }

    /** The same entry with another time. */
    public Entry at(Instant stamp) {
        return new Entry(
                number, stamp, kind, newsroom, mosID, ncsID, channel, messageID, hash, rundown, dialect, message,
                answer, changed);
    }

    /** The same entry with another answer. */
    public Entry answered(String text) {
        return new Entry(
                number, time, kind, newsroom, mosID, ncsID, channel, messageID, hash, rundown, dialect, message, text,
                changed);
    }

    /** The same entry with another message. */
    public Entry saying(String text) {
        return new Entry(
                number, time, kind, newsroom, mosID, ncsID, channel, messageID, hash, rundown, dialect, text, answer,
                changed);
    }

    /** The same entry with what it changed. */
    public Entry changing(String lines) {
        return new Entry(
                number, time, kind, newsroom, mosID, ncsID, channel, messageID, hash, rundown, dialect, message, answer,
                lines);
    }
}
