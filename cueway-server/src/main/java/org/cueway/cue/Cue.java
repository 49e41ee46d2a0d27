package org.cueway.cue;

import org.cueway.rundown.Item;

/**
 * A wish about one item.
 *
 * @param storyID the story that it stood in when the cue was given
 * @param item as it was then
 */
public record Cue(Verb verb, String storyID, Item item, Due due) {}
