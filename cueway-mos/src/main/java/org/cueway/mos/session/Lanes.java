package org.cueway.mos.session;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.cueway.base.TimeSource;
import org.cueway.mos.model.Channel;

/**
 * How all lanes are, and what has been counted over them. A lane that peers dial is one entry per newsroom and channel,
 * however many sockets carry it; a lane that we dial is one per host and channel. Safe for use by any thread.
 */
public final class Lanes {
    private final TimeSource time;
    private final Map<Key, LaneGauge> gauges = new ConcurrentHashMap<>();
    private final Map<Tally, LongAdder> tallies = new EnumMap<>(Tally.class);
    private final LogOnce once = new LogOnce();

    /** No lanes, all counts zero. */
    public Lanes(TimeSource time) {
        this.time = time;
        for (var tally : Tally.values()) tallies.put(tally, new LongAdder());
    }

    /** A newsroom may dial us on this channel: its lane is shown from now on, as never connected. */
    public void expect(String newsroom, Channel channel) {
        accepted(newsroom, channel);
    }

    /** Every lane, by newsroom, channel, direction and address. */
    public List<LaneStatus> statuses() {
        return gauges.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().status())
                .toList();
    }

    /** What was counted since the start. */
    public long count(Tally tally) {
        return tallies(tally).sum();
    }

    void add(Tally tally) {
        tallies(tally).increment();
    }

    /** Counts something odd about a peer, and logs it once per peer and kind. */
    void note(Link link, Tally kind, String words) {
        add(kind);
        once.warn(link, kind, words);
    }

    LaneGauge accepted(String newsroom, Channel channel) {
        return gauge(new Key(newsroom, channel, Direction.IN, ""));
    }

    LaneGauge dialled(String newsroom, Channel channel, String address) {
        return gauge(new Key(newsroom, channel, Direction.OUT, address));
    }

    private LaneGauge gauge(Key key) {
        return gauges.computeIfAbsent(key, k -> new LaneGauge(k, time));
    }

    private LongAdder tallies(Tally tally) {
        return Objects.requireNonNull(tallies.get(tally));
    }

    /** Which lane. {@code address} is empty for those that peers dial. */
    record Key(String newsroom, Channel channel, Direction direction, String address) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::newsroom)
                .thenComparing(Key::channel)
                .thenComparing(Key::direction)
                .thenComparing(Key::address);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
