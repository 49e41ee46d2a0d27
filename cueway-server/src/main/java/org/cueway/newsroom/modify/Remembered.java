package org.cueway.newsroom.modify;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.cue.Origin;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.storyaction.Answered;
import org.cueway.storyaction.Progress;
import org.cueway.storyaction.Progress.Moment;
import org.cueway.storyaction.StoryAction;
import org.cueway.storyaction.Terms;
import org.cueway.storyaction.Wanted;

/**
 * The story actions that are remembered, oldest first, and how far each came. Guarded by its monitor, which nobody holds for
 * longer than a look at a running order: the thread that all writing waits for comes here.
 */
final class Remembered {
    /** Answers of requests that nobody has told us of yet; there is a moment between queuing one and knowing its number. */
    private static final int MAX_EARLY = 100;

    private final int max;
    private final Map<Long, Held> actions = new LinkedHashMap<>();
    private final Map<Long, AnsweredAt> early = new LinkedHashMap<>();
    private final Map<String, Long> keys = new LinkedHashMap<>();

    Remembered(int max) {
        this.max = max;
    }

    /**
     * What was asked; all that does not change.
     *
     * @param key of the caller's own making, whole with what it belongs to; empty for none
     */
    record Begun(
            long number,
            Instant time,
            RundownId rundown,
            Optional<Origin> by,
            Wanted wanted,
            Terms terms,
            String key) {}

    private record Held(Begun begun, Progress progress) {
        Held with(Progress next) {
            return new Held(begun, next);
        }
    }

    private record AnsweredAt(Answered answer, Moment moment) {}

    /**
     * Something was asked.
     *
     * @param before the running order when that was made up
     * @param now the running order as it is
     */
    synchronized void begin(Begun begun, Rundown before, Rundown now, Moment moment) {
        var progress = Progress.asked(begun.wanted(), before, moment).changed(now, moment);
        var answer = early.remove(begun.number());
        if (answer != null) {
            progress = progress.answered(answer.answer(), answer.moment());
        }
        actions.put(begun.number(), new Held(begun, progress));
        if (!begun.key().isEmpty()) {
            keys.put(begun.key(), begun.number());
        }
        while (actions.size() > max) {
            forgetOne();
        }
    }

    /** The oldest that nothing can happen to any more goes first. */
    private void forgetOne() {
        var settled = actions.values().stream()
                .filter(held -> held.progress().isFinal())
                .findFirst();
        var gone = settled.orElseGet(() -> actions.values().iterator().next()).begun();
        actions.remove(gone.number());
        keys.remove(gone.key());
    }

    /** The newsroom answered the request that this entry queued. */
    synchronized void answered(long number, Answered answer, Moment moment) {
        var held = actions.get(number);
        if (held != null) {
            actions.put(number, held.with(held.progress().answered(answer, moment)));
            return;
        }
        early.put(number, new AnsweredAt(answer, moment));
        if (early.size() > MAX_EARLY) {
            Iterator<Long> oldest = early.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** A newsroom changed a running order. */
    synchronized void changed(Rundown next, Moment moment) {
        for (var each : actions.entrySet()) {
            var held = each.getValue();
            if (held.begun().rundown().equals(next.id()) && !held.progress().isFinal()) {
                each.setValue(held.with(held.progress().changed(next, moment)));
            }
        }
    }

    /** The one with that number, as it is at a moment. */
    synchronized Optional<StoryAction> find(long number, long nowNanos, Duration patience) {
        return Optional.ofNullable(actions.get(number)).map(held -> shown(held, nowNanos, patience));
    }

    /** The one that was asked under a key. */
    synchronized Optional<StoryAction> underKey(String key, long nowNanos, Duration patience) {
        return Optional.ofNullable(keys.get(key)).flatMap(number -> find(number, nowNanos, patience));
    }

    /** All of them, newest first. */
    synchronized List<StoryAction> all(long nowNanos, Duration patience) {
        Stream<StoryAction> oldestFirst = actions.values().stream().map(held -> shown(held, nowNanos, patience));
        return oldestFirst.toList().reversed();
    }

    private static StoryAction shown(Held held, long nowNanos, Duration patience) {
        var begun = held.begun();
        var standing = held.progress().standing(begun.time(), nowNanos, patience);
        return new StoryAction(
                begun.number(),
                begun.time(),
                begun.rundown(),
                begun.by(),
                begun.wanted(),
                begun.terms(),
                held.progress().newStoryID(),
                standing.state(),
                standing.since());
    }
}
