package org.cueway.newsroom.outgoing;

/** When we go back to the main server (R70). */
public enum Failback {
    /** When the server that is asked fails or refuses; what the practice of newsrooms expects. */
    ON_SECONDARY_FAILURE,
    /** As soon as it is back and does not refuse. */
    IMMEDIATE,
    /** When somebody says so. */
    MANUAL
}
