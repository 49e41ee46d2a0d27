package org.cueway.storyaction;

import java.util.Optional;

/**
 * A story as people edit it.
 *
 * @param text a paragraph a line; what is no plain paragraph stands in brackets, and stays what it is as long as its line
 *     does; empty if the text cannot be edited here
 */
public record StoryContents(String storyID, String storySlug, String storyNum, Optional<String> text) {}
