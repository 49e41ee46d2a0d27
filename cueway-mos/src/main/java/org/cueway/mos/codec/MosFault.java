package org.cueway.mos.codec;

import org.cueway.base.Reason;

/**
 * What can be wrong with a message by itself, without looking at what is stored. The first block refuses, the second is
 * tolerated with a finding.
 */
public enum MosFault implements Reason {
    NOT_WELL_FORMED(
            "not well-formed XML",
            "A tag is not closed, an entity is not one of the five of XML, or a character is not allowed in XML.",
            "The sender has to close each tag, and to write & as &amp; and < as &lt; in its text.",
            "Integrations that put their XML together from text, with a bare & in a slug (R15)."),
    NOT_IN_ENCODING(
            "not well-formed XML, the bytes are not in the text encoding of this connection",
            "The peer writes another encoding than it began with, or than is configured for it.",
            "Set the encoding of the newsroom's dialect to what it really sends.",
            "Octopus and Reality Hub, where the encoding is a switch for each device and stands wrong (R1)."),
    DOCTYPE(
            "DOCTYPE is not allowed",
            "The frame declares a document type, which no MOS system needs and attackers use.",
            "If the sender is one of yours, switch its document type declaration off; if not, find out who it is."),
    NOT_MOS(
            "root element is not mos",
            "What came is XML, but no MOS message; tag names are case-sensitive.",
            "Check that the peer at the other end speaks MOS on this port."),
    MOS_ID_MISSING(
            "mosID missing",
            "The envelope does not say which device it is for.",
            "Configure the MOS ID of this gateway at the sender."),
    NCS_ID_MISSING(
            "ncsID missing",
            "The envelope does not say which newsroom it is from.",
            "Configure the NCS ID at the sender."),
    MESSAGE_ID_OUT_OF_RANGE(
            "messageID out of range",
            "The messageID is a number, but not one of 1 to 2147483647.",
            "The sender has to count its messages from 1."),
    MESSAGE_ID_MISSING(
            "messageID missing",
            "A request has no messageID, so its repeats cannot be told from new ones; MOS 4.0 asks for one in each.",
            "The sender has to count its messages; if it cannot, set messageID: optional in the newsroom's dialect.",
            "iNEWS, and Octopus for MOS 2.6 and 2.8, send none by design (R17)."),
    TWO_MESSAGES(
            "more than one message in the envelope",
            "The envelope holds two messages, and it is not clear which one the messageID belongs to.",
            "The sender has to put each message into an envelope of its own."),
    NO_MESSAGE(
            "no message in the envelope",
            "The envelope is empty behind its IDs.",
            "The sender has to put one message behind the IDs."),
    UNSUPPORTED_MESSAGE(
            "unsupported message",
            "No version of MOS has a message of this name; tag names are case-sensitive.",
            "If it is a vendor's own message, switch it off for this device at the sender.",
            "Octopus sends messages of its own, such as octext_roStorySkip and octext_storyAired (R124).",
            Form.BLANK),
    ID_TOO_LONG(
            "identifier longer than allowed",
            "Identifiers are limited to 128 characters, and a cut one would be another one.",
            "Shorten it at the sender, or raise the limit in the newsroom's dialect.",
            "Newsrooms that make IDs of paths and GUIDs; the Sofie project has met some over 128 characters (R33).",
            Form.WHOLE),
    RO_ID_MISSING(
            "roID missing",
            "The message does not say which running order it is about.",
            "The sender has to name the running order in roID."),
    STORY_ID_MISSING(
            "storyID missing",
            "A story without an ID cannot be addressed later.",
            "The sender has to give each story its storyID."),
    ITEM_ID_MISSING(
            "itemID missing",
            "The message is about an item and does not say which.",
            "The sender has to give each item its itemID."),
    OBJ_ID_MISSING(
            "objID missing",
            "An object without an ID cannot be addressed later.",
            "The sender has to give the object its objID."),
    ELEMENT_MISSING(
            "mandatory element missing",
            "The message lacks something without which it has no meaning.",
            "The sender has to write the element, empty if there is nothing to say.",
            "OpenMedia and others, in machine information: without times or profiles (R52, R153)."),
    DUPLICATE_STORY(
            "duplicate storyID",
            "The same story is in the message twice.",
            "Remove the copy in the newsroom, then send the running order again."),
    DUPLICATE_ITEM(
            "duplicate itemID in a story",
            "The same item is in one story twice.",
            "Remove the copy in the newsroom, then send the story again."),
    UNKNOWN_OPERATION(
            "unknown operation",
            "Attribute operation is none of the words that the message has.",
            "The sender has to write one of INSERT, REPLACE, MOVE, DELETE and SWAP, or of the words of roReqStoryAction.",
            Form.BLANK),
    SOURCE_MISSING(
            "element_source missing",
            "The message does not say what is to be inserted, moved, replaced or deleted.",
            "The sender has to list in element_source what the operation is about."),
    SOURCE_MIXED(
            "element_source mixes kinds",
            "element_source holds one kind of element: stories, items, storyIDs or itemIDs, as the operation asks.",
            "The sender has to send a message for each kind."),
    TARGET_MISSING(
            "element_target missing",
            "The message does not say where, or on what, to act.",
            "The sender has to write element_target with the IDs of the place."),
    DUPLICATE_SOURCE(
            "duplicate ID in element_source",
            "The same element is listed twice, so its place afterwards is not clear.",
            "The sender has to list each ID once.",
            Form.WHOLE),
    TARGET_IN_SOURCE(
            "target is among the moved",
            "Nothing can be moved in front of itself.",
            "The sender has to name as target an element that stays where it is.",
            Form.BLANK),
    SWAP_NEEDS_TWO(
            "SWAP needs exactly two",
            "Two different elements change places, not more, fewer or the same one.",
            "The sender has to list exactly two different IDs.",
            Form.BLANK),
    AIR_NOT_UNDERSTOOD(
            "roAir value not understood",
            "roAir has to be READY or NOT READY.",
            "The sender has to write READY or NOT READY."),
    UNKNOWN_COMMAND(
            "unknown command",
            "command has to be READY, EXECUTE, PAUSE, STOP or SIGNAL.",
            "The sender has to write one of READY, EXECUTE, PAUSE, STOP and SIGNAL.",
            Form.BLANK),
    LEASE_LOCK_OUT_OF_RANGE(
            "leaseLock out of range", "leaseLock is a whole number of seconds below 999.", "Ask for a shorter lock."),

    ELEMENT_ORDER(
            "element order",
            "Elements do not stand in the order of the specification; the meaning is clear all the same.",
            "Nothing to do here; the sender should write the elements in the order of the specification.",
            "iNEWS writes storySlug before storyID; the envelopes of some begin with ncsID (R13)."),
    DUPLICATE_ELEMENT(
            "element more than once",
            "An element that may stand once stands twice; the first one counts.",
            "Nothing to do here; the sender should write the element once."),
    UNKNOWN_ELEMENT(
            "unknown element",
            "The message holds an element that MOS does not have here; it is kept where there is something to keep it with.",
            "Nothing to do; extra data belongs into mosExternalMetadata.",
            "Octopus writes octext_ elements of its own; others subItem, jobID and areaID (R124)."),
    VALUE_NOT_UNDERSTOOD(
            "value not understood",
            "A value is not what its field asks for; it is kept as text and left out on output.",
            "Nothing to do here; the sender should write the value as the specification has it.",
            "ENPS, in machine information: dates such as 4/15/2026 2:21:26 PM (R52)."),
    TIME_BASE_ZERO(
            "objTB must be greater than 0",
            "Without a time base the duration of the object is unknown.",
            "Nothing to do here; the sender should write the samples per second, 1 for what does not move."),
    TEXT_TOO_LONG(
            "text longer than 128 characters",
            "A text is longer than MOS allows; it is kept whole and cut to 128 characters on output.",
            "Nothing to do; shorten it in the newsroom if the cut is in the way.",
            "Newsrooms with long slugs, as the Sofie project has met (R33)."),
    MESSAGE_ID_NOT_A_NUMBER(
            "messageID is not a number",
            "The messageID is text; it is echoed as it came.",
            "Nothing to do here; the sender should count its messages from 1 to 2147483647."),
    ITEM_WITHOUT_ID(
            "item without itemID",
            "An item cannot be addressed; it is kept, and the rest of the message is applied.",
            "Give the item an ID in the newsroom, or ask the vendor of the sender.",
            "ENPS: one such item made another gateway refuse a whole running order, again and again (R102)."),
    LEVEL_NOT_SAID(
            "attribute element missing",
            "A status does not say whether it is about running order, story or item; its IDs tell.",
            "Nothing to do here; the sender should write element=\"RO\", \"STORY\" or \"ITEM\"."),
    OLD_MESSAGE(
            "message of an older MOS",
            "The message was dropped from MOS long ago; it was read as the one that took its place.",
            "Nothing to do."),
    TOO_MANY_FINDINGS(
            "more findings than are kept",
            "The message deviates in more places than are worth listing.",
            "Look at the frame in the message list and ask the vendor of the sender.");

    private enum Form {
        /** {@code text: detail}. */
        COLON,
        /** {@code text detail}. */
        BLANK,
        /** The detail says it all. */
        WHOLE
    }

    private final Words words;
    private final Form form;

    MosFault(String text, String cause, String remedy) {
        this(text, cause, remedy, "", Form.COLON);
    }

    MosFault(String text, String cause, String remedy, Form form) {
        this(text, cause, remedy, "", form);
    }

    MosFault(String text, String cause, String remedy, String seen) {
        this(text, cause, remedy, seen, Form.COLON);
    }

    MosFault(String text, String cause, String remedy, String seen, Form form) {
        this.words = new Words(text, cause, remedy, seen);
        this.form = form;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String with(String detail) {
        if (detail.isEmpty()) return text();
        return switch (form) {
            case COLON -> text() + ": " + detail;
            case BLANK -> text() + ' ' + detail;
            case WHOLE -> detail;
        };
    }
}
