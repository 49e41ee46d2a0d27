package org.cueway.rundown;

import java.util.List;
import java.util.Optional;

/**
 * What MOS calls a running order. Immutable; every change makes a new one that shares what did not change.
 *
 * @param id whose and which
 * @param fields its leaf elements by MOS name ({@code roSlug}, {@code roEdStart}, …)
 * @param metadata its metadata blocks in order
 * @param others what else stood beside the stories, each as the very text that came
 * @param stories in order, IDs unique
 * @param air the newsroom's approval
 * @param status the state last reported for the whole running order
 * @param sync whether it is what the newsroom has
 */
public record Rundown(
        RundownId id,
        Fields fields,
        List<Block> metadata,
        List<String> others,
        List<Story> stories,
        Air air,
        Optional<Status> status,
        Sync sync) {
    public Rundown {
        metadata = List.copyOf(metadata);
        others = List.copyOf(others);
        stories = List.copyOf(stories);
    }

    /** One that is what the newsroom has. */
    public Rundown(
            RundownId id,
            Fields fields,
            List<Block> metadata,
            List<String> others,
            List<Story> stories,
            Air air,
            Optional<Status> status) {
        this(id, fields, metadata, others, stories, air, status, Sync.CURRENT);
    }

    /** Whether it is approved for air, or something of it is reported as playing: healing never takes such a one away. */
    public boolean isOnAir() {
        return air == Air.READY || stories.stream().anyMatch(Story::isOnAir);
    }

    Rundown with(Sync next) {
        return next == sync ? this : new Rundown(id, fields, metadata, others, stories, air, status, next);
    }
}
