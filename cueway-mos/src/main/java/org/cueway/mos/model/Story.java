package org.cueway.mos.model;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.value.MosExternalMetadata;

/**
 * A story of a playlist, without its text (MOS 4.0 §3.4.2).
 *
 * @param storyID unique in its running order; empty only where the newsroom is asked to create the story
 * @param others elements that MOS does not know here, each as the very text that came
 */
public record Story(
        String storyID,
        Optional<String> storySlug,
        Optional<String> storyNum,
        List<MosExternalMetadata> metadata,
        List<Item> items,
        List<String> others) {
    public Story {
        metadata = List.copyOf(metadata);
        items = List.copyOf(items);
        others = List.copyOf(others);
    }
}
