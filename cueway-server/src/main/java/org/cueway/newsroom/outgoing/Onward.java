package org.cueway.newsroom.outgoing;

import org.cueway.mos.model.Request;

/**
 * A message that we pass on rather than say ourselves.
 *
 * @param mosID the device that it is for or from, as it stands in the envelope
 * @param origin where it came from
 */
public record Onward(String mosID, Request message, Origin origin) {
    /** Where a message came from that is passed on. */
    public sealed interface Origin {
        /** From nobody who would repeat it. */
        record Nobody() implements Origin {}

        /**
         * From the journal.
         *
         * @param entry the number of the entry that led to it
         */
        record Followed(long entry) implements Origin {}

        /**
         * From a peer, who repeats it until it is answered: the entry that queues it is the receipt, too, so that a repeat
         * gets this answer and is not passed on again.
         *
         * @param mosID as it stood in the envelope that came
         * @param ncsID the same
         * @param messageID the same
         * @param hash SHA-256 of the frame that came, 64 hexadecimal digits
         * @param answer what the peer reads if we stop before the answer of the other end is here
         */
        record Repeated(String mosID, String ncsID, String messageID, String hash, String answer) implements Origin {}
    }
}
