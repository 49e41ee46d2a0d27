package org.cueway.simulator.ncs.answer;

/** What a newsroom server is at the moment, beside the other one of its pair. */
public enum Mode {
    /** It does the work. */
    ACTIVE(""),
    /** The other one does; requests are refused in these words (R35). */
    STANDBY("Buddy server cannot respond because main server is available"),
    /** It is back, and not what it was yet (R35, R66). */
    STALE("Main server back on line but not yet updated with most recent data"),
    /** It is not there (R68). */
    OFF("");

    private final String prose;

    Mode(String prose) {
        this.prose = prose;
    }

    /** Why it refuses, in the words that devices look for; empty if it does not. */
    public String prose() {
        return prose;
    }
}
