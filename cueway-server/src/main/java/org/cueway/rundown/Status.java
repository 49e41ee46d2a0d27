package org.cueway.rundown;

/**
 * A reported state of an element ({@code roElementStat}).
 *
 * @param text the status word as it came; open text
 * @param time the message's own time as it came; empty if it had none
 */
public record Status(String text, String time) {}
