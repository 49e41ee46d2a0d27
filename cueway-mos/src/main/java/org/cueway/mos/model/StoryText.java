package org.cueway.mos.model;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.value.MosExternalMetadata;

/**
 * What {@code roStorySend} says about a story beside its IDs (MOS 4.0 §3.8.1).
 *
 * @param others elements that MOS does not know here, each as the very text that came
 */
public record StoryText(
        Optional<String> storySlug,
        Optional<String> storyNum,
        Optional<Body> storyBody,
        List<MosExternalMetadata> metadata,
        List<String> others) {
    public StoryText {
        metadata = List.copyOf(metadata);
        others = List.copyOf(others);
    }

    /**
     * The text of a story: mixed content, in which the place of each item matters (R118).
     *
     * @param xml the whole {@code storyBody} element as the very text that came
     * @param read1stMEMasBody whether the first metadata block stands in for the text
     * @param items every item inside, at any depth, in document order (R116)
     */
    public record Body(String xml, boolean read1stMEMasBody, List<Item> items) {
        public Body {
            items = List.copyOf(items);
        }
    }
}
