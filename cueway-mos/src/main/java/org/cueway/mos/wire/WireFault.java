package org.cueway.mos.wire;

import org.cueway.base.Reason;

/** What can be wrong with the bytes of a connection before there is a message in them. */
public enum WireFault implements Reason {
    FRAME_TOO_LARGE(
            "frame too large",
            "A message over 16 MiB (64 MiB for mosListAll and mosObjList), or an element that is never closed.",
            "Ask the newsroom to split the message, or look for the application that does not end it."),
    MISALIGNED(
            "odd number of octets in the frame",
            "An octet was lost or added inside a message in a two-byte encoding.",
            "Look at what sits between the two machines and rewrites the stream; the sender is asked to repeat."),
    TOO_MUCH_JUNK(
            "no MOS message found in what was sent",
            "Something that does not speak MOS has connected, or the message is never begun.",
            "Check which system dials this port and in which encoding."),
    WRONG_ENCODING(
            "text encoding is not the configured one",
            "The peer's dialect fixes an encoding and the peer uses another.",
            "Set the peer's encoding to auto, or to what it really sends.",
            "Octopus and Reality Hub, where the encoding is a switch for each device and stands wrong (R1)."),
    UNFINISHED(
            "message begun and not finished",
            "The sender stopped in the middle of a message, or the network lost the rest.",
            "The sender repeats it on a new connection; if it happens often, look at the network."),
    INCOMPLETE(
            "the WebSocket message ends in the middle of an envelope",
            "The sender spreads one envelope over several messages, or lost the rest of it.",
            "The sender has to put each envelope into one message, in fragments if it likes."),
    NO_ENVELOPE(
            "no MOS envelope in the WebSocket message",
            "Something that does not speak MOS uses this connection.",
            "Check which system dials, or is dialled, under this URL."),
    JUNK(
            "text between two messages",
            "Something other than white space stands between two messages; it is skipped.",
            "Nothing to do here; the sender should write nothing there.",
            "Recorded traffic has it now and then, from more than one vendor (R9).");

    private final Words words;

    WireFault(String text, String cause, String remedy) {
        this(text, cause, remedy, "");
    }

    WireFault(String text, String cause, String remedy, String seen) {
        this.words = new Words(text, cause, remedy, seen);
    }

    @Override
    public Words words() {
        return words;
    }
}
