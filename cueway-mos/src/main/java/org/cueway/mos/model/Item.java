package org.cueway.mos.model;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.value.Markup;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.Samples;

/**
 * An item: a reference to an object inside a story, as {@code item} or, in a story body, {@code storyItem} (MOS 4.0
 * §3.4.2, §3.8.1).
 *
 * @param itemID unique in its story; empty for an item that came without one (R102)
 * @param objID the object it names; empty or absent for live sources
 * @param mosID the device that owns the object, often not the one addressed (R128)
 * @param others elements that MOS does not know here, each as the very text that came
 */
public record Item(
        String itemID,
        Optional<String> itemSlug,
        Optional<String> objID,
        Optional<String> mosID,
        Optional<String> mosPlugInID,
        Optional<Markup> mosAbstract,
        Optional<ObjPaths> objPaths,
        Optional<String> itemChannel,
        Optional<Samples> itemEdStart,
        Optional<Samples> itemEdDur,
        Optional<Samples> itemUserTimingDur,
        Optional<String> itemTrigger,
        Optional<String> macroIn,
        Optional<String> macroOut,
        List<MosExternalMetadata> metadata,
        List<String> others) {
    public Item {
        metadata = List.copyOf(metadata);
        others = List.copyOf(others);
    }
}
