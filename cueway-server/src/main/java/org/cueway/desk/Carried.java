package org.cueway.desk;

import java.util.Optional;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Block;

/** The graphic that an object of ours carries, as the newest edit of it. Stateless. */
public final class Carried {
    private Carried() {}

    /** Whether it carries one, as far as can be told without reading it. */
    static boolean isIn(StoredObject object) {
        return object.id().isOurs()
                && object.metadata().stream()
                        .anyMatch(block -> block.schema().strip().startsWith(GraphicPayload.SCHEMA));
    }

    /** What it carries; its revision is that of the object, whoever wrote it. */
    public static Optional<GraphicPayload> by(StoredObject object) {
        if (!isIn(object) || object.isDeleted()) return Optional.empty();
        return GraphicPayload.read(object.metadata().stream().map(Block::xml).toList())
                .map(payload -> payload.withRevision(object.revision().orElse(payload.revision())));
    }
}
