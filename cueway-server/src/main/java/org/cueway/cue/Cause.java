package org.cueway.cue;

/**
 * Why a device is to do something.
 *
 * @param slug how people call the item; {@code itemSlug}, or its objID, or its itemID
 * @param by who gave the cue, as people read it: {@code roCtrl EXECUTE}, {@code console 127.0.0.1}
 * @param leads whether this device is the one that the newsroom hears of
 */
public record Cause(ItemRef item, String slug, String by, boolean leads) {}
