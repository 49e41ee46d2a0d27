package org.cueway.graphics;

/**
 * A graphic that a device has, on air or ready.
 *
 * @param graphic its id
 * @param edition {@link Graphic.Home#edition}; empty if only the id is known
 * @param where device and place, for people
 */
public record Placed(String graphic, String edition, String where) {}
