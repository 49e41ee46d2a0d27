package org.cueway.simulator.ncs;

import java.time.Duration;

/** What went on between the newsroom and its device. Comes on the newsroom's own threads; whoever listens must not block. */
public sealed interface NewsroomEvent {
    /**
     * We sent a message and it was answered.
     *
     * @param message its MOS element, with the operation of a {@code roElementAction}
     * @param about the file it came from, or the running order, story or item it changes
     * @param accepted whether the device took it
     * @param answer the device's words; for a refusal, why
     * @param took from first asking to the answer, time during which the device was away included
     */
    record Told(String message, String about, boolean accepted, String answer, Duration took)
            implements NewsroomEvent {}

    /**
     * The device sent a message and we answered. Heartbeats are not among them.
     *
     * @param message its MOS element
     * @param answer ours, or our refusal
     */
    record Asked(String message, String answer) implements NewsroomEvent {}

    /**
     * A line to the device came up or went down.
     *
     * @param channel {@code mom} or {@code ro}
     * @param up whether the device can be asked on it
     * @param why why not, in words; empty if it can
     */
    record Line(String channel, boolean up, String why) implements NewsroomEvent {}

    /** Something of ours does not work: what, and what to do. */
    record Trouble(String words) implements NewsroomEvent {}
}
