package org.cueway.object;

import java.util.List;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;

/** A wish to change one object: what its owner told with {@code mosObj} (MOS 4.0 §3.1.2), or an {@link OwnEdit}. */
public sealed interface ObjectEdit permits ObjectEdit.Put, ObjectEdit.Update, ObjectEdit.Remove, OwnEdit {
    /** It is new, or told whole: what was held of it is replaced. */
    record Put(Fields fields, List<Block> metadata, List<String> others) implements ObjectEdit {
        public Put {
            metadata = List.copyOf(metadata);
            others = List.copyOf(others);
        }
    }

    /** It changed: what is absent stays, what is present and empty is removed. */
    record Update(Fields fields, List<Block> metadata, List<String> others) implements ObjectEdit {
        public Update {
            metadata = List.copyOf(metadata);
            others = List.copyOf(others);
        }
    }

    /** It is gone, or no longer of interest. */
    record Remove() implements ObjectEdit {}
}
