package org.cueway.nmos.sdp;

import org.cueway.base.Reason;

/** What is odd about a session description. Those of {@link #fatal()} leave nothing that a receiver could be given. */
public enum SdpDoubt implements Reason {
    /** It is something else. */
    NO_DESCRIPTION(
            true,
            new Words(
                    "no session description, expected v=0 first",
                    "The sender's address for its transport file gives something else, such as a page of its own.",
                    "Open the address in a browser, and look at the sender's settings.")),
    /** There is nothing to receive. */
    NO_MEDIA(
            true,
            new Words(
                    "no media section, expected a line m=",
                    "Many senders give an empty description until they send.",
                    "Switch the sender on, then connect again.")),
    /** A section goes nowhere. */
    NO_ADDRESS(
            true,
            new Words(
                    "no address in a media section, expected a line c=",
                    "The sender has no destination address yet.",
                    "Give the sender a multicast address, then connect again.")),
    /** A section goes to the address that stands for none. */
    UNSPECIFIED_ADDRESS(
            true,
            new Words(
                    "the address is 0.0.0.0, expected a multicast or unicast address",
                    "The sender is new, or its address was reset.",
                    "Give the sender a multicast address, then connect again.")),
    /** A section has no port. */
    BAD_PORT(
            true,
            new Words(
                    "no usable port in a line m=, expected 1 to 65535",
                    "The sender has switched this leg off, or has no port yet.",
                    "Give the sender a port, or switch the leg on.")),
    /** Both legs are the same packets. */
    SAME_DESTINATION(
            false,
            new Words(
                    "two legs have the same address, port and source",
                    "The sender was given one multicast address for both of its legs.",
                    "Give each leg of the sender an address of its own.")),
    /** The legs carry different things. */
    LEGS_DIFFER(
            false,
            new Words(
                    "the legs do not carry the same format",
                    "Two different streams are grouped as if they were one.",
                    "Look at the sender: both legs must send the same essence.")),
    /** The group names what is not there. */
    UNKNOWN_MID(
            false,
            new Words(
                    "a=group:DUP names a section that is not there",
                    "The file was made by hand, or one of its sections was left out.",
                    "Nothing: the sections that are there are used.")),
    /** Several sections, and nothing says that they are legs. */
    UNGROUPED(
            false,
            new Words(
                    "several media sections without a=group:DUP, receivers take the first",
                    "The file describes several streams, or the sender forgot to group its legs.",
                    "Check that the first section is the one that is meant.")),
    /** Nobody can know what the packets are. */
    NO_ENCODING(
            false,
            new Words(
                    "no rtpmap for the payload type",
                    "The sender leaves out what its packets carry.",
                    "Nothing: some receivers find out by themselves.")),
    /** A line is none. */
    BAD_LINE(
            false,
            new Words(
                    "a line that is not of the form x=value",
                    "The file was made by hand, or is cut off.",
                    "Look at the text of the file, which the console shows."));

    private final boolean fatal;
    private final Words words;

    SdpDoubt(boolean fatal, Words words) {
        this.fatal = fatal;
        this.words = words;
    }

    /** Whether no receiver can make anything of it. */
    public boolean fatal() {
        return fatal;
    }

    @Override
    public Words words() {
        return words;
    }
}
