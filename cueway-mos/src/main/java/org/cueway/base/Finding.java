package org.cueway.base;

/**
 * One thing that is wrong with a message.
 *
 * @param path where in the message, e.g. {@code roCreate/story[2]/storyID}; empty if it concerns the whole frame
 * @param detail what was found there, shortened; empty if the rule says it all
 * @param rule which rule it breaks
 */
public record Finding(String path, String detail, Reason rule) {
    /** The problem in words, without the path. */
    public String problem() {
        return rule.with(detail);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? problem() : path + ": " + problem();
    }
}
