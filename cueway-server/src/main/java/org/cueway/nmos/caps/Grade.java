package org.cueway.nmos.caps;

import java.util.Locale;

/** How well a sender and a receiver fit together (nmos §7.1). */
public enum Grade {
    /** All that the receiver asks for is so. */
    COMPATIBLE,
    /** Nothing speaks against it, but something could not be looked at, or is worth a look. */
    PARTLY,
    /** Something speaks against it. It may be connected all the same. */
    INCOMPATIBLE,
    /** What is sent is not known. */
    UNKNOWN;

    /** As the API says it, in small letters. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
