package org.cueway.nmos.caps;

/**
 * One thing to say about a sender and a receiver.
 *
 * @param sentence for people, without a full stop
 */
public record Remark(About about, Weight weight, String sentence) {
    /** What it is about. */
    public enum About {
        /** How the stream is carried. */
        TRANSPORT,
        /** Video, audio, data. */
        FORMAT,
        /** {@code video/raw} and the like. */
        MEDIA_TYPE,
        /** What kind of event (IS-07). */
        EVENT_TYPE,
        /** The receiver's constraint sets. */
        CONSTRAINTS,
        /** Copy protection and encryption. */
        PROTECTION,
        /** The ways by which it comes, and the networks they are in. */
        LEGS,
        /** Which clock it follows. */
        CLOCK,
        /** That the sender has no flow, or one that is not known here. */
        FLOW,
        /** What is odd about the session description. */
        DESCRIPTION
    }

    /** What it does to the grade. */
    public enum Weight {
        /** Nothing. */
        NOTE,
        /** It makes it {@link Grade#PARTLY}. */
        DOUBT,
        /** It makes it {@link Grade#UNKNOWN}. */
        GAP,
        /** It makes it {@link Grade#INCOMPATIBLE}. */
        OBSTACLE
    }
}
