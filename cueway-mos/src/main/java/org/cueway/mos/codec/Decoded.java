package org.cueway.mos.codec;

import java.util.List;
import org.cueway.base.Finding;

/** What a peer's bytes turned out to be. Malformed input is an ordinary result here, not an exception. */
public sealed interface Decoded<T> {
    /**
     * Usable.
     *
     * @param repaired each deviation that was corrected or tolerated; empty if none
     */
    record Ok<T>(T value, List<Finding> repaired) implements Decoded<T> {
        public Ok {
            repaired = List.copyOf(repaired);
        }
    }

    /**
     * Not usable.
     *
     * @param head what could be read of the envelope, so that the refusal reaches who asked
     * @param answerWith which message a refusal has to be
     */
    record Rejected<T>(Finding why, Head head, AnswerWith answerWith) implements Decoded<T> {}

    /** Which message answers what could not be used. */
    sealed interface AnswerWith {
        /** {@code mosAck}, also the answer of last resort; {@code objID} is empty if unknown. */
        record MosAck(String objID) implements AnswerWith {}

        /** {@code roAck}; {@code roID} is empty if it could not be read, and cut if it is too long. */
        record RoAck(String roID) implements AnswerWith {}

        /** Nothing: it was an answer itself. */
        record Nothing() implements AnswerWith {}
    }
}
