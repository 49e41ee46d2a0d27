package org.cueway.mos.value;

/**
 * An element that may hold text or markup, {@code mosAbstract} and {@code description}: kept as it came, shown as text
 * (R117).
 *
 * @param xml the whole element as the very text that came
 * @param text its text without tags
 */
public record Markup(String xml, String text) {}
