package org.cueway.storyaction;

import java.time.Instant;
import java.util.Optional;
import org.cueway.cue.Origin;
import org.cueway.rundown.RundownId;

/**
 * Something that the newsroom was asked to do, and how far it came. Immutable.
 *
 * @param number of the journal's entry that queued the request
 * @param time when it was asked
 * @param by who asked us; empty if that was before we were started anew
 * @param newStoryID the ID that the newsroom gave to a new story, once it said so
 * @param since when it came to its state
 */
public record StoryAction(
        long number,
        Instant time,
        RundownId rundown,
        Optional<Origin> by,
        Wanted wanted,
        Terms terms,
        Optional<String> newStoryID,
        ActionState state,
        Instant since) {}
