package org.cueway.templates;

import org.cueway.object.Holdings;

/**
 * What is to be seen at an item of a running order.
 *
 * @param holdings whether it lacks an object of ours
 * @param templates which graphics it uses, and how it is with them
 */
public record ItemMarks(Holdings holdings, Templates templates) {
    /** Nothing at all. */
    public static final ItemMarks NONE = new ItemMarks(Holdings.NONE, Templates.NONE);
}
