package org.cueway.rundown;

/** Where something is put: MOS always names the element in front of which it goes (R104, R106). */
public sealed interface Place {
    /** Behind the last one. */
    record End() implements Place {}

    /** Directly in front of the story or item with this ID. */
    record Before(String id) implements Place {}
}
