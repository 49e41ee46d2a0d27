package org.cueway.storyaction;

import java.util.Optional;

/** What the newsroom said to a request. */
public sealed interface Answered {
    /**
     * It took it; that it did what was asked is another matter (R152).
     *
     * @param text the words of its acknowledgement
     * @param newStoryID what it says beyond OK: if a new story was wanted, its ID
     */
    record Yes(String text, Optional<String> newStoryID) implements Answered {}

    /** It did not, or it was never asked. */
    record No(String why) implements Answered {}
}
