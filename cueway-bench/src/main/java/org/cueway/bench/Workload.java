package org.cueway.bench;

import java.util.List;
import java.util.function.IntFunction;

/**
 * What is sent, over how many lanes.
 *
 * @param name as the report has it
 * @param lanes connections at once, each a newsroom of its own, each with one message outstanding
 * @param first the message that a lane sends once, before anything is measured
 * @param variants the messages that a lane then sends in turn; different, so that none is a repeat
 */
record Workload(String name, int lanes, IntFunction<String> first, IntFunction<List<String>> variants) {
    /** 64 newsrooms send story after story, 2 KB of text each. */
    static Workload storySend() {
        return new Workload(
                "roStorySend 2 KB, 64 lanes",
                64,
                lane -> Messages.runningOrder("roCreate", lane, 20, "first"),
                lane -> List.of(
                        Messages.storySend(lane, 1, "take one"),
                        Messages.storySend(lane, 7, "take two"),
                        Messages.storySend(lane, 1, "take three")));
    }

    /** Eight newsrooms describe their running order again and again, 94 KB each time. */
    static Workload replace() {
        return new Workload(
                "roReplace 100 stories, 8 lanes",
                8,
                lane -> Messages.runningOrder("roCreate", lane, 100, "first"),
                lane -> List.of(
                        Messages.runningOrder("roReplace", lane, 100, "take one"),
                        Messages.runningOrder("roReplace", lane, 100, "take two")));
    }

    /** One newsroom swaps two stories of a running order that has {@code stories}, again and again. */
    static Workload edit(int stories) {
        return new Workload(
                "swap in " + stories + " stories, 1 lane",
                1,
                lane -> Messages.runningOrder("roCreate", lane, stories, "first"),
                lane -> List.of(Messages.swap(lane, 3, stories - 3)));
    }

    /** The newsroom of one lane sends stories of 2 MB, one after the other. */
    static Workload flood(int lane) {
        return new Workload(
                "roStorySend 2 MB, 1 lane",
                1,
                _ -> Messages.runningOrder("roCreate", lane, 20, "first"),
                _ -> List.of(
                        Messages.longStory(lane, 2 << 20, "take one"), Messages.longStory(lane, 2 << 20, "take two")));
    }

    /** The size of a measured message in octets on the wire. */
    int frameBytes() {
        return NumberedFrame.of(variants.apply(0).getFirst()).length();
    }
}
