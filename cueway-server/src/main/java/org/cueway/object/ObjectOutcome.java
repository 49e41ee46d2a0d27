package org.cueway.object;

/** What became of an edit of an object. */
public sealed interface ObjectOutcome {
    /** It was applied, whole; {@code next} is empty if the object is gone. */
    record Applied(ObjectSlot next) implements ObjectOutcome {}

    /** It was refused and nothing changed. */
    record Refused(ObjectRefusal reason, String detail) implements ObjectOutcome {}
}
