package org.cueway.rundown;

/** Whether the newsroom has approved a running order for air ({@code roReadyToAir}). */
public enum Air {
    /** Nothing was said yet. */
    UNKNOWN,
    READY,
    NOT_READY
}
