package org.cueway.cue;

/** A wish to one device. */
public record Action(String device, Verb verb, Cause cause, Values values, Due due) {}
