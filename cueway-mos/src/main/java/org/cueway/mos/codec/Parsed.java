package org.cueway.mos.codec;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.cueway.base.Finding;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.Place;

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

    /** Where in the text a finding is; the nearest element around it if the very one is missing. */
    public Place place(Finding finding) {
        return document.map(it -> Places.of(finding, it)).orElse(Place.START);
    }

    /**
     * The text in an envelope with other IDs; those that are absent in {@code wanted} stay as they are. Unchanged if there is no
     * envelope.
     */
    public String textWith(Head wanted) {
        var ids = new LinkedHashMap<String, String>();
        wanted.mosID().or(head::mosID).ifPresent(id -> ids.put("mosID", id));
        wanted.ncsID().or(head::ncsID).ifPresent(id -> ids.put("ncsID", id));
        wanted.messageID().or(head::messageID).ifPresent(id -> ids.put("messageID", id));
        if (wanted.equals(Head.NONE)) return text;
        return document.flatMap(Places::root).map(root -> root.sourceWith(ids)).orElse(text);
    }

    Optional<Document> document() {
        return document;
    }
}
