package org.cueway.app;

/**
 * The ports that are really bound, 1 to 65535.
 *
 * @param lower channel {@code mom}
 * @param upper channel {@code ro}
 * @param query channel {@code aux}
 * @param web HTTP
 */
public record Ports(int lower, int upper, int query, int web) {}
