package org.cueway.device;

/**
 * What became of an action.
 *
 * @param detail why, in words; empty where the kind says it all
 */
public record Outcome(Kind kind, String detail) {
    /** In a word. */
    public enum Kind {
        /** The device says that it has done it. */
        DONE,
        /** The device has taken it, and says nothing more. */
        ACCEPTED,
        /** There was nothing to do. */
        IGNORED,
        /** The device, or we for it, refused. */
        REJECTED,
        /** Sent, not confirmed: nobody knows. */
        UNCONFIRMED,
        /** Too late, so it was not sent. */
        EXPIRED,
        /** The device could not be reached as long as it was worth it, so it was not sent. */
        OFFLINE,
        /** The device is in rehearsal, so it was not sent. */
        SUPPRESSED;

        /** How people and programs read it. */
        public String word() {
            return switch (this) {
                case DONE -> "done";
                case ACCEPTED -> "accepted";
                case IGNORED -> "ignored";
                case REJECTED -> "rejected";
                case UNCONFIRMED -> "unconfirmed";
                case EXPIRED -> "expired";
                case OFFLINE -> "offline";
                case SUPPRESSED -> "suppressed";
            };
        }
    }

    static Outcome of(Kind kind) {
        return new Outcome(kind, "");
    }

    /** Whether the device is as it was wanted, as far as it can say. */
    boolean isDone() {
        return kind == Kind.DONE || kind == Kind.ACCEPTED;
    }
}
