package org.cueway.simulator.device.tsl;

/**
 * What one display says. Immutable.
 *
 * @param control the lamps as they came: 5.0 bits 0–1 right, 2–3 text, 4–5 left, 6–7 brightness; 3.1 bits 0–3 tallies, 4–5
 *     brightness
 */
public record Display(String text, int control) {
    /** Nothing was ever said to it. */
    public static final Display DARK = new Display("", 0);

    /** 0 off, 1 red, 2 green, 3 amber; version 5.0. */
    public int right() {
        return control & 3;
    }

    public int behindText() {
        return control >> 2 & 3;
    }

    public int left() {
        return control >> 4 & 3;
    }

    /** Bits 0 to 3 for tallies 1 to 4; version 3.1. */
    public int tallies() {
        return control & 15;
    }
}
