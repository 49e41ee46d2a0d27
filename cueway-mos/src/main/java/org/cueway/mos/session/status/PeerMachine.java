package org.cueway.mos.session.status;

/** What a peer says about itself in {@code listMachInfo}: information for people, nothing is decided on it (R52, R53). */
public record PeerMachine(String manufacturer, String model, String mosRev) {}
