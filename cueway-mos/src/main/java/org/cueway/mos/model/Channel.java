package org.cueway.mos.model;

import java.util.Locale;

/** The three separate streams of MOS traffic: a TCP port each in 2.8.x, a URL parameter in 4.0 (MOS 4.0 §2). */
public enum Channel {
    /** Objects; lower port, 10540. */
    MOM,
    /** Running orders; upper port, 10541. */
    RO,
    /** Searches; query port, 10542. */
    AUX;

    /** The word in URLs, logs and the store: {@code mom}, {@code ro} or {@code aux}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
