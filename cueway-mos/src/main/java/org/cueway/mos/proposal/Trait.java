package org.cueway.mos.proposal;

import java.util.Optional;

/** Something about a peer's traffic that is typical of somebody, or that its dialect should say. */
public enum Trait {
    UCS2BE("messages in UCS-2, high octet first"),
    UTF16LE("messages in UTF-16, low octet first"),
    UTF8("messages in UTF-8", "octopus", 1, "R1"),
    NUMBERED("requests with a messageID"),
    UNNUMBERED("requests without messageID", "inews", 2, "R17"),
    ENPS_ID("running orders named HOST;GROUP\\W;GUID", "enps", 4, "R32"),
    QUEUE_ID("running orders named SERVER/QUEUE.PATH", "inews", 4, "R32"),
    NUMERIC_ID("running orders named by a number", "octopus", 2, "R32"),
    ELEMENT_ACTION("edits by roElementAction"),
    OLD_EDIT("edits by superseded messages", "octopus", 1, "R111"),
    OLD_REPLACE("edits by roStoryReplace", "inews", 2, "R111"),
    WRAPPED_ITEM("messages with items wrapped in mosItem", "enps", 2, "R116"),
    SLUG_FIRST("messages with storySlug in front of storyID", "inews", 2, "R13"),
    ENPS_SCHEMA("messages with metadata under a schema of ENPS", "enps", 4, "R121"),
    OCTOPUS_SCHEMA("messages with metadata under octopus://", "octopus", 4, "R121"),
    OCTOPUS_ELEMENT("messages with elements named octext_", "octopus", 5, "R124"),
    NAIVE_TIME("heartbeats whose time has no zone"),
    COMPLAINT("complaints as plain text in place of a message", "enps", 2, "R16"),
    ENPS_MACHINE("machine information that names ENPS", "enps", 6, "R50"),
    INEWS_MACHINE("machine information that names Avid", "inews", 6, "R52"),
    OCTOPUS_MACHINE("machine information that names Octopus", "octopus", 6, "R52"),
    OPENMEDIA_MACHINE("machine information that names OpenMedia", "openmedia", 6, "R52"),
    NOM_REFUSAL("refusals in the words of an ENPS server", "enps", 4, "R28"),
    BUDDY_REFUSAL("refusals of a standby server", "enps", 2, "R35");

    private final String words;
    private final Optional<String> speaksFor;
    private final int weight;
    private final String rule;

    /** It speaks for nobody, and is told with all else. */
    Trait(String words) {
        this.words = words;
        this.speaksFor = Optional.empty();
        this.weight = 0;
        this.rule = "";
    }

    Trait(String words, String speaksFor, int weight, String rule) {
        this.words = words;
        this.speaksFor = Optional.of(speaksFor);
        this.weight = weight;
        this.rule = rule;
    }

    /** What was seen, to be read behind a number: {@code messages in UTF-8}. */
    public String words() {
        return words;
    }

    /** The ready-made dialect that it is typical of, if any. */
    public Optional<String> speaksFor() {
        return speaksFor;
    }

    /** How much it says by itself; nothing below 4 is enough for a proposal. */
    int weight() {
        return weight;
    }

    /** The number of the observation that it rests on; empty if none is needed. */
    public String rule() {
        return rule;
    }
}
