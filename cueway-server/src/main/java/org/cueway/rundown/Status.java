package org.cueway.rundown;

import java.util.Locale;
import java.util.Set;

/**
 * A reported state of an element ({@code roElementStat}).
 *
 * @param text the status word as it came; open text
 * @param time the message's own time as it came; empty if it had none
 */
public record Status(String text, String time) {
    private static final String PLAY = "PLAY";
    private static final Set<String> FLOATED = Set.of("FLOAT", "FLOATED", "SKIP", "SKIPPED");

    /** Whether it says that the element is on air ({@code mos-protocol} §10). */
    public boolean plays() {
        return text.strip().equalsIgnoreCase(PLAY);
    }

    /** Whether it says that the element keeps its place and is passed over; words met, MOS leaves them open. */
    public boolean floats() {
        return FLOATED.contains(text.strip().toUpperCase(Locale.ROOT));
    }
}
