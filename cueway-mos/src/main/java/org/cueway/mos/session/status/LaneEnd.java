package org.cueway.mos.session.status;

/** How a connection ended, and what that says about its lane. */
public record LaneEnd(LaneState state, String why) {}
