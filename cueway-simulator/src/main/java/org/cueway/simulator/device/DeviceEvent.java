package org.cueway.simulator.device;

/** What went on between the device and its newsrooms. Comes on the device's own threads; whoever listens must not block. */
public sealed interface DeviceEvent {
    /**
     * A newsroom sent a message and we answered. Heartbeats are not among them.
     *
     * @param newsroom its ncsID
     * @param about the running order, story or item; empty if the message is about none
     * @param answer ours; empty if we did not answer
     */
    record Took(String newsroom, String message, String about, String answer) implements DeviceEvent {}

    /**
     * We sent a message and it was answered.
     *
     * @param accepted whether the newsroom took it
     * @param answer its words; for a refusal, why
     */
    record Told(String message, String about, boolean accepted, String answer) implements DeviceEvent {}

    /** A line to the newsroom came up or went down. */
    record Line(String channel, boolean up, String why) implements DeviceEvent {}

    /** Something of ours does not work. */
    record Trouble(String words) implements DeviceEvent {}
}
