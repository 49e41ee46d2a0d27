package org.cueway.nmos.dnssd;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.nmos.dnssd.Candidates.Candidate;

/**
 * Which services misbehaved lately, and until when others are preferred (C-24, nmos §2.3). Confined to its owner's thread.
 */
public final class BadMarks {
    private final Duration first;
    private final Duration most;
    private final Map<URI, Mark> marks = new HashMap<>();

    /**
     * With nobody marked.
     *
     * @param first how long the first mark counts; each next one of the same service twice as long
     * @param most the longest
     */
    public BadMarks(Duration first, Duration most) {
        this.first = first;
        this.most = most;
    }

    /**
     * A mark.
     *
     * @param times it failed in a row
     * @param untilNanos of the monotonic clock
     * @param why in words
     */
    public record Mark(int times, long untilNanos, String why) {}

    /** It misbehaved. */
    public void mark(URI service, String why, long nowNanos) {
        int times = Optional.ofNullable(marks.get(service)).map(Mark::times).orElse(0) + 1;
        var length = first;
        for (int i = 1; i < times && length.compareTo(most) < 0; i++) length = length.multipliedBy(2);
        var counted = length.compareTo(most) < 0 ? length : most;
        marks.put(service, new Mark(times, nowNanos + counted.toNanos(), why));
    }

    /** It behaves. */
    public void clear(URI service) {
        marks.remove(service);
    }

    /** What is held against it now; empty if nothing, or nothing any more. */
    public Optional<Mark> on(URI service, long nowNanos) {
        return Optional.ofNullable(marks.get(service)).filter(mark -> mark.untilNanos() - nowNanos > 0);
    }

    /** Those that are not marked now, in the same order. */
    public List<Candidate> unmarked(Collection<Candidate> bestFirst, long nowNanos) {
        return bestFirst.stream()
                .filter(each -> on(each.advert().address(), nowNanos).isEmpty())
                .toList();
    }

    /** What to try when all are marked: the one whose mark ends first, the better one of equals. */
    public List<Candidate> leastBadFirst(Collection<Candidate> bestFirst, long nowNanos) {
        return bestFirst.stream()
                .sorted(Comparator.comparingLong(each -> on(each.advert().address(), nowNanos)
                        .map(mark -> mark.untilNanos() - nowNanos)
                        .orElse(0L)))
                .toList();
    }
}
