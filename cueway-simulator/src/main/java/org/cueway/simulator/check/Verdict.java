package org.cueway.simulator.check;

import java.util.Locale;

/** What became of a requirement. */
public enum Verdict {
    PASSED,
    FAILED,
    /** The peer does not do this, and does not say that it does; or nothing made it show. */
    NOT_OFFERED;

    /** For people and programs: {@code passed}, {@code failed}, {@code not offered}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
