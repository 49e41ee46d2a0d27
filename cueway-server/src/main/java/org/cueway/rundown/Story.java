package org.cueway.rundown;

import java.util.List;
import java.util.Optional;

/**
 * A story: its items in the order they are meant to play, and its text. Immutable.
 *
 * @param storyID unique in its running order
 * @param fields its leaf elements by MOS name ({@code storySlug}, {@code storyNum}, …)
 * @param metadata its metadata blocks in order
 * @param others what else stood in the story, each as the very text that came
 * @param items in order
 * @param body the {@code storyBody} element as the very text that came with {@code roStorySend}; empty until one came
 * @param status the state last reported for it
 */
public record Story(
        String storyID,
        Fields fields,
        List<Block> metadata,
        List<String> others,
        List<Item> items,
        Optional<String> body,
        Optional<Status> status) {
    public Story {
        metadata = List.copyOf(metadata);
        others = List.copyOf(others);
        items = List.copyOf(items);
    }

    /** Whether it, or an item of it, is reported as playing. */
    public boolean isOnAir() {
        return status.filter(Status::plays).isPresent() || items.stream().anyMatch(Item::isOnAir);
    }
}
