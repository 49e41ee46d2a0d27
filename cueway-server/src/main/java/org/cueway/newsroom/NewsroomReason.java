package org.cueway.newsroom;

import org.cueway.base.Reason;

/** Why a newsroom's message was refused, or looked at with a frown, before it came to the running order. */
public enum NewsroomReason implements Reason {
    UNKNOWN_MOS_ID(
            "MOS ID is not configured on this system",
            "The newsroom addresses a device of another name, or another gateway.",
            "Set mos.id to the name that the newsroom uses, or correct it in the newsroom."),
    UNKNOWN_NCS_ID(
            "NCS ID is not configured for this device",
            "A newsroom that is not in the configuration, or one that uses another name.",
            "Add the ncsID to an entry of newsrooms, or correct it in the newsroom."),
    OTHER_NEWSROOM(
            "NCS ID is not of the newsroom that this connection belongs to",
            "Two newsrooms share one connection, for instance behind a proxy.",
            "Let each newsroom open connections of its own."),
    ADDRESS_NOT_ALLOWED(
            "this address may not speak for the newsroom",
            "The connection comes from an address that the newsroom's allow list does not have.",
            "Add the address to allow of that newsroom, if it is rightly there."),
    NOT_SAVED(
            "not saved",
            "The store could not be written: disk full, file gone, or it was closed.",
            "Make room on the disk; the gateway tries every second and takes messages again by itself."),
    NOT_SUPPORTED(
            "message is not supported by this device",
            "The newsroom uses a MOS profile that listMachInfo does not claim.",
            "Switch the function off for this device in the newsroom."),
    OTHER_DEVICE(
            "item belongs to another device",
            "The newsroom addressed a cue to this gateway that is meant for the device which owns the item.",
            "Let the newsroom send it to that device, or give the item the MOS ID of this gateway."),
    WRONG_CHANNEL(
            "belongs on channel",
            "The newsroom sends everything through one port.",
            "Nothing, if it works; otherwise correct the ports in the newsroom.") {
        @Override
        public String with(String detail) {
            return text() + " " + detail;
        }
    },
    MESSAGE_ID_REUSED(
            "messageID reused with different content",
            "The newsroom's counter started again, usually because it was restarted.",
            "Nothing; the message was processed as a new one."),
    NOBODY_ASKED(
            "answer that nobody asked for",
            "An answer came too late, or twice.",
            "Nothing, if it is rare; otherwise look at how long the newsroom takes to answer.");

    private final Words words;

    NewsroomReason(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
