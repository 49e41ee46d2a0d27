package org.cueway.rundown;

/**
 * A reported state of an element ({@code roElementStat}).
 *
 * @param text the status word as it came; open text
 * @param time the message's own time as it came; empty if it had none
 */
public record Status(String text, String time) {
    private static final String PLAY = "PLAY";

    /** Whether it says that the element is on air ({@code mos-protocol} §10). */
    public boolean plays() {
        return text.strip().equalsIgnoreCase(PLAY);
    }
}
