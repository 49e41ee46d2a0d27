package org.cueway.newsroom.healing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cueway.base.Limits;

/**
 * Keeps recovery from trading messages for ever: one {@code roReq} per running order in a while (R91). What it remembers is bounded;
 * when that is full it refuses rather than forgets. Pure but for its memory; confined to the lock of its {@link Mender}.
 */
final class Guard {
    private final long nanos;
    private final int max;
    /** When each running order was asked for, the longest ago first. */
    private final Map<String, Long> asked = new LinkedHashMap<>();

    Guard(Limits.Healing limits) {
        this.nanos = limits.guard().toNanos();
        this.max = limits.maxGuarded();
    }

    /** Whether a running order may be asked for. */
    sealed interface Judgement {
        record Free() implements Judgement {}

        /** Not for so long. */
        record Closed(Duration left) implements Judgement {}

        /** Not, since so many others are remembered; the first of them is forgotten after {@code left}. */
        record Full(Duration left) implements Judgement {}
    }

    /** Whether it may be asked for at {@code now}, by the monotonic clock in nanoseconds. */
    Judgement judge(String roID, long now) {
        forget(now);
        var before = asked.get(roID);
        if (before != null) {
            return new Judgement.Closed(left(before, now));
        }
        return asked.size() < max
                ? new Judgement.Free()
                : new Judgement.Full(left(asked.values().iterator().next(), now));
    }

    boolean isFree(String roID, long now) {
        return judge(roID, now) instanceof Judgement.Free;
    }

    /** It is asked for now. */
    void asked(String roID, long now) {
        forget(now);
        asked.remove(roID);
        asked.put(roID, now);
    }

    /** The answer has cleared up what was wrong: if there is something wrong again, it is another thing. */
    void cleared(String roID) {
        asked.remove(roID);
    }

    /** How many are remembered. */
    int size() {
        return asked.size();
    }

    private void forget(long now) {
        var oldest = asked.values().iterator();
        while (oldest.hasNext() && now - oldest.next() >= nanos) {
            oldest.remove();
        }
    }

    private Duration left(long since, long now) {
        return Duration.ofNanos(nanos - (now - since));
    }
}
