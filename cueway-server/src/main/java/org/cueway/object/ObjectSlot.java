package org.cueway.object;

/** The place of one object: held or not. */
public sealed interface ObjectSlot {
    /** Whose and which, held or not. */
    ObjectId id();

    /** We do not hold it. */
    record Empty(ObjectId id) implements ObjectSlot {}

    /** We hold it. */
    record Held(StoredObject object) implements ObjectSlot {
        @Override
        public ObjectId id() {
            return object.id();
        }
    }
}
