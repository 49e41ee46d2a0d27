package org.cueway.device.nmos;

/** What one receiver is on, as far as cues are concerned. */
public sealed interface NmosState {
    /**
     * A sender that a cue wants.
     *
     * @param sender as the rule names it: ID, alias or label
     */
    record Routed(String sender) implements NmosState {}

    /** What it was on before any cue. */
    record Before() implements NmosState {}

    /**
     * Something that no cue has asked for, although one has asked for something.
     *
     * @param what in words
     */
    record Elsewhere(String what) implements NmosState {}
}
