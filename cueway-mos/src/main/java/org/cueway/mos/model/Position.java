package org.cueway.mos.model;

/** Where stories or items go. MOS always names the element in front of which (R104, R106). */
public sealed interface Position {
    /** Behind the last one: the target was absent, empty or blank. */
    record End() implements Position {}

    /** Directly in front of the story or item with this ID. */
    record Before(String id) implements Position {}

    /** The place that the text of a target means. */
    static Position of(String target) {
        return target.isBlank() ? new End() : new Before(target);
    }

    /** The text of a target that means this place. */
    default String target() {
        return switch (this) {
            case End() -> "";
            case Before(var id) -> id;
        };
    }
}
