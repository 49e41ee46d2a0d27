package org.cueway.mos.dialect;

import org.cueway.base.Reason;

/** What a message had to be changed in before it could be read. */
public enum Repair implements Reason {
    WRAPPED_ITEM(
            "fields of the item are wrapped",
            "The fields of an item stand inside a mosItem element, which MOS does not have there.",
            "Nothing to do here; the sender should write the fields directly into the item.",
            "ENPS, in playlists and in story bodies (R116)."),
    OBJECT_INSIDE(
            "objID stands in a mosObj inside the item",
            "The item does not name its object itself; a whole object stands in it, and that has the objID.",
            "Nothing to do here; the sender should write objID directly into the item.",
            "ENPS, in story bodies (R116)."),
    ITEM_MEANS_STORY(
            "status of an item without itemID",
            "A status says that it is about an item and names none; it was read as one of the whole story.",
            "Nothing to do here; the sender should write element=\"STORY\".",
            "Octopus, which reads it so too (R147)."),
    STATUS_WORD(
            "status word translated",
            "The status is a word of this peer's own, and its dialect says which word of MOS that is.",
            "Nothing to do; the table is under dialect of the newsroom.",
            "Octopus and iNEWS, whose words are set up by each site (R146)."),
    STATUS_MISSING(
            "roStatus missing",
            "An answer says neither OK nor why not; it was taken for OK.",
            "Nothing to do here; the sender should write OK.",
            "The public Octopus integration (R34)."),
    REASON_ELSEWHERE(
            "reason of a refusal in an element of its own",
            "roAck has no such element; it was read as the status of a group.",
            "Nothing to do here; the sender should write the reason into roStatus.",
            "ENPS writes a bare NACK into roStatus and the reason elsewhere (R36)."),
    OTHER_OPERATION(
            "operation of another message",
            "roReqStoryAction says UPDATE for what other messages call REPLACE; it was read so.",
            "Nothing to do here; the sender should write UPDATE.");

    private final Words words;

    Repair(String text, String cause, String remedy) {
        this(text, cause, remedy, "");
    }

    Repair(String text, String cause, String remedy, String seen) {
        this.words = new Words(text, cause, remedy, seen);
    }

    @Override
    public Words words() {
        return words;
    }

    /** Whether it is only what the dialect asks for, so that a strict reader takes it too. */
    public boolean isConfigured() {
        return this == STATUS_WORD;
    }
}
