package org.cueway.export;

/**
 * What a page number belongs to.
 *
 * @param itemID as it came; of a further item with the same ID in a story, or none, with its count behind a NUL, which no ID
 *     can have
 */
public record PageKey(String storyID, String itemID) {
    /** That of the n-th item, from 0, with that ID in its story. */
    static PageKey of(String storyID, String itemID, int nth) {
        boolean plain = nth == 0 && !itemID.isEmpty();
        return new PageKey(storyID, plain ? itemID : itemID + '\0' + nth);
    }
}
