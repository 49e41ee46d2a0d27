package org.cueway.mos.dialect;

import java.util.Optional;

/**
 * How we write so that a peer understands.
 *
 * @param profileList how {@code listMachInfo} lists profiles
 * @param times how times that somebody stamped are written; empty: as they are, which for ours is the form of the
 *     specification. The times of a running order always go as they came
 * @param vocabulary which edits it understands
 * @param maxTextChars length to which text is cut, in UTF-16 code units; 128 (MOS 4.0 §6) unless a peer has less room
 * @param statusWords words of MOS for a status, to its own
 * @param playing what it hears of playing and stopping
 * @param refusalForm where the reason of a refusal stands
 */
public record Writes(
        ProfileList profileList,
        Optional<TimeForm> times,
        Vocabulary vocabulary,
        int maxTextChars,
        StatusWords statusWords,
        Playing playing,
        RefusalForm refusalForm) {
    /** How profiles are listed; both forms are published (R50). */
    public enum ProfileList {
        /** {@code supportedProfiles} with a {@code mosProfile number="0"} each. */
        CONTAINER,
        /** {@code mosProfile0} and so on. */
        FLAT
    }

    /** What a newsroom hears of playing and stopping (R145). */
    public enum Playing {
        PLAY_AND_STOP,
        /** No STOP: the next PLAY says it, and a STOP in between makes its clock jump. */
        ONLY_PLAY
    }

    /** Where the reason of a {@code roAck} refusal stands ({@code mos-protocol} §5.3). */
    public enum RefusalForm {
        /** In {@code roStatus}: {@code NACK: reason}. */
        TEXT,
        /** In the {@code status} of a group, with a bare {@code NACK} in {@code roStatus} (R36). */
        GROUP
    }

    private static final int MAX_TEXT_CHARS = 128;

    /** As MOS has it. */
    public static final Writes STANDARD = new Writes(
            ProfileList.CONTAINER,
            Optional.empty(),
            Vocabulary.FULL,
            MAX_TEXT_CHARS,
            StatusWords.NONE,
            Playing.PLAY_AND_STOP,
            RefusalForm.TEXT);

    /** The same with another length to which text is cut. */
    public Writes cutting(int chars) {
        return new Writes(profileList, times, vocabulary, chars, statusWords, playing, refusalForm);
    }

    /** The same on MOS 4.0, which has one form of everything: no superseded message, profiles in their container. */
    Writes mos4() {
        return new Writes(
                ProfileList.CONTAINER, times, vocabulary.current(), maxTextChars, statusWords, playing, refusalForm);
    }
}
