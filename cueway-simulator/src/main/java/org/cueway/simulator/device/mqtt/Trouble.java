package org.cueway.simulator.device.mqtt;

import java.time.Duration;

/**
 * What is wrong with a broker ({@code device-protocols} §0.3). Immutable.
 *
 * @param silent takes connections and says nothing, not even that
 * @param dropAfter cuts a connection after so many packets from it; 0 for never
 * @param withholdAcks takes messages, and neither acknowledges nor passes them on
 * @param delay before everything that it says
 * @param split writes every octet on its own
 * @param connectCode what it answers to who connects; 0 is welcome
 * @param publishCode what it answers to messages; 0 is thanks, from 0x80 on they are refused
 */
public record Trouble(
        boolean silent,
        int dropAfter,
        boolean withholdAcks,
        Duration delay,
        boolean split,
        int connectCode,
        int publishCode) {
    /** All is well. */
    public static final Trouble NONE = new Trouble(false, 0, false, Duration.ZERO, false, 0, 0);

    public Trouble silence() {
        return new Trouble(true, dropAfter, withholdAcks, delay, split, connectCode, publishCode);
    }

    public Trouble droppingAfter(int packets) {
        return new Trouble(silent, packets, withholdAcks, delay, split, connectCode, publishCode);
    }

    public Trouble withholding() {
        return new Trouble(silent, dropAfter, true, delay, split, connectCode, publishCode);
    }

    public Trouble delaying(Duration by) {
        return new Trouble(silent, dropAfter, withholdAcks, by, split, connectCode, publishCode);
    }

    public Trouble splitting() {
        return new Trouble(silent, dropAfter, withholdAcks, delay, true, connectCode, publishCode);
    }

    public Trouble refusingConnections(int code) {
        return new Trouble(silent, dropAfter, withholdAcks, delay, split, code, publishCode);
    }

    public Trouble refusingMessages(int code) {
        return new Trouble(silent, dropAfter, withholdAcks, delay, split, connectCode, code);
    }
}
