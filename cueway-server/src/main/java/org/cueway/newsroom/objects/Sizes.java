package org.cueway.newsroom.objects;

import org.cueway.object.StoredObject;

/** How long objects are as text, near enough to keep a message below what a frame may hold. Pure. */
final class Sizes {
    /** The tags of one object, and room for what had to be escaped. */
    private static final long TAGS = 1_000;

    private Sizes() {}

    static long chars(StoredObject object) {
        long chars = TAGS + object.id().objID().length();
        for (var text : object.fields().values().values()) {
            chars += text.length();
        }
        for (var block : object.metadata()) {
            chars += block.xml().length();
        }
        for (var other : object.others()) {
            chars += other.length();
        }
        return chars;
    }
}
