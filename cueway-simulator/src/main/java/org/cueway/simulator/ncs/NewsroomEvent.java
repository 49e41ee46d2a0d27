package org.cueway.simulator.ncs;

import java.time.Duration;

/** What went on between the newsroom and its devices. Comes on the newsroom's own threads; whoever listens must not block. */
public sealed interface NewsroomEvent {
    /**
     * We sent a message and it was answered.
     *
     * @param device its mosID
     * @param message its MOS element, with the operation of a {@code roElementAction}
     * @param about the file it came from, or the running order, story or item it changes
     * @param accepted whether the device took it
     * @param answer the device's words; for a refusal, why
     * @param took from first asking to the answer, time during which the device was away included
     */
    record Told(String device, String message, String about, boolean accepted, String answer, Duration took)
            implements NewsroomEvent {}

    /**
     * A device sent a message and we answered. Heartbeats are not among them, nor what is a {@link Status}.
     *
     * @param device as it names itself
     * @param message its MOS element
     * @param answer ours, or our refusal
     */
    record Asked(String device, String message, String answer) implements NewsroomEvent {}

    /**
     * A device said how something is, and we took it.
     *
     * @param about the running order, story or item
     * @param status its word
     */
    record Status(String device, String about, String status) implements NewsroomEvent {}

    /**
     * A line to a device came up or went down.
     *
     * @param channel {@code mom}, {@code ro} or {@code aux}
     * @param up whether the device can be asked on it
     * @param why why not, in words; empty if it can
     */
    record Line(String device, String channel, boolean up, String why) implements NewsroomEvent {}

    /**
     * A server of the newsroom is something else now.
     *
     * @param mode {@code active}, {@code standby}, {@code stale} or {@code off}
     */
    record Server(String ncsID, String mode) implements NewsroomEvent {}

    /** Something of ours does not work: what, and what to do. */
    record Trouble(String words) implements NewsroomEvent {}
}
