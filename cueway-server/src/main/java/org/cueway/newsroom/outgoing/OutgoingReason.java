package org.cueway.newsroom.outgoing;

import org.cueway.base.Reason;

/** Why a message to a newsroom was not queued, or was dropped from the queue. */
public enum OutgoingReason implements Reason {
    NO_SUCH_NEWSROOM(
            "no newsroom of that name",
            "The name is not in the configuration, or the newsroom has not called yet.",
            "Look at newsrooms in /api/v1/status; names are compared letter for letter."),
    NO_SUCH_SERVER(
            "the newsroom has no server of that name",
            "The name is none of the newsroom's ncsIDs in the configuration.",
            "Use one of its ncsIDs, letter for letter."),
    NO_LANE(
            "nothing can be sent to this newsroom",
            "The newsroom has no dial in the configuration, so there is no connection on which we may ask.",
            "Set dial of that newsroom to the hosts and ports where it listens."),
    WRONG_CHANNEL(
            "a device does not ask that",
            "Searches on channel aux are for newsrooms; a device answers them.",
            "Report it with the log around it: a part of Cueway tried to send what it must not."),
    QUEUE_FULL(
            "too many messages wait for this newsroom",
            "The newsroom has been away, or has answered too slowly, for a long time.",
            "Bring the newsroom's line up, see /api/v1/lanes; what waits is sent then, in order."),
    SUPERSEDED(
            "a newer status of the same element waits",
            "The state changed again before this could be sent.",
            "Nothing: old status is worth nothing to a newsroom (R150)."),
    KNOWN_ALREADY(
            "the newsroom knows this status already",
            "The state changed and changed back while the newsroom was away.",
            "Nothing: what it acknowledged last is true again (R150)."),
    NOT_TOLD(
            "the newsroom does not want to hear of it",
            "Its dialect says onlyPlay, so that it is told of playing and not of stopping.",
            "Nothing; set onlyPlay: false in the newsroom's dialect if it shall be told (R145)."),
    TOO_LATE(
            "a command is not sent that late",
            "It waited longer than ten seconds, because the device was away or answered too slowly.",
            "Nothing, if the moment has passed; otherwise give the command again."),
    NEVER_ANSWERED(
            "the newsroom never answered it",
            "The newsroom answers other messages, but did not answer this one over many connections.",
            "Ask the newsroom's vendor what it has against this message; its text is in the journal."),
    UNREADABLE(
            "what was queued cannot be read any more",
            "It was queued by another version of Cueway, or the store was changed by something else.",
            "Report it; the text is in the journal, in the entry that queued it.");

    private final Words words;

    OutgoingReason(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
