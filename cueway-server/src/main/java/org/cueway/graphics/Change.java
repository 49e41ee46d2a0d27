package org.cueway.graphics;

import java.util.List;

/** What became of a wish to change the graphics. */
public sealed interface Change {
    /**
     * A package is there.
     *
     * @param name how it is called
     */
    record Kept(How how, String name, List<Graphic> graphics) implements Change {
        public Kept {
            graphics = List.copyOf(graphics);
        }
    }

    /** A package is gone. */
    record Removed(String name, List<String> ids) implements Change {
        public Removed {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Nothing has changed.
     *
     * @param expected what would have been right
     * @param found what was there instead, and where
     */
    record Refused(GraphicsRefusal reason, String expected, String found) implements Change {}

    /** How a package came to be there. */
    enum How {
        NEW,
        /** In place of another of its name. */
        REPLACED,
        /** It was there already, file by file. */
        SAME
    }
}
