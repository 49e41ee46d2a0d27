package org.cueway.newsroom;

/** What became of a message that changes something. */
sealed interface Taken permits Taken.Accepted, Task.Refuse {
    /** It is durable, now or since an earlier time that it came; {@code answer} is the envelope that goes back. */
    record Accepted(String answer) implements Taken {}
}
