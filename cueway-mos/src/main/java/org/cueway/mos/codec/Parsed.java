package org.cueway.mos.codec;

import java.util.Optional;
import org.cueway.mos.xml.Document;

/**
 * A frame whose XML has been read, but not yet what it means: enough to see whose it is, and with that which dialect to
 * decode it with. Immutable.
 */
public final class Parsed {
    private final String text;
    private final Head head;
    private final Optional<Document> document;

    /**
     * Takes over what was read.
     *
     * @param document empty if the bytes were no text in the frame's encoding
     */
    Parsed(String text, Head head, Optional<Document> document) {
        this.text = text;
        this.head = head;
        this.document = document;
    }

    /** The text of the frame; empty if its bytes are not text in the frame's encoding. */
    public String text() {
        return text;
    }

    /** What could be read of the envelope, even if the frame is broken. */
    public Head head() {
        return head;
    }

    Optional<Document> document() {
        return document;
    }
}
