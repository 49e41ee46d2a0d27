package org.cueway.simulator.check;

/**
 * A part of a conversation.
 *
 * @param sent what was said; empty if something came by itself
 * @param came what came; empty if nothing did
 */
public record Step(String sent, String came) {}
