package org.cueway.object;

import java.util.List;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;

/**
 * An object as last told by its owner. Immutable.
 *
 * @param id whose and which
 * @param fields its leaf elements by MOS name ({@code objSlug}, {@code objTB}, {@code objRev}, …)
 * @param metadata its metadata blocks in order
 * @param others what else stood in it (paths, description, vendor elements), each as the very text that came
 */
public record StoredObject(ObjectId id, Fields fields, List<Block> metadata, List<String> others) {
    public StoredObject {
        metadata = List.copyOf(metadata);
        others = List.copyOf(others);
    }
}
