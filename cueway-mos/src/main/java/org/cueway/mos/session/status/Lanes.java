package org.cueway.mos.session.status;

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
 * How all lanes are, and what has been counted over them. A lane that peers dial is one entry per newsroom and kind, however
 * many sockets carry it; a lane that we dial is one per address and kind. Safe for use by any thread.
 */
public final class Lanes {
    private static final String SILENT =
            "admitted but silent: the newsroom has changed something and not sent it here; let it dial our /mos instead";

    private final TimeSource time;
    private final Map<Key, LaneGauge> gauges = new ConcurrentHashMap<>();
    private final Map<Tally, LongAdder> tallies = new EnumMap<>(Tally.class);
    private final LogOnce once = new LogOnce();

    /** No lanes, all counts zero. */
    public Lanes(TimeSource time) {
        this.time = time;
        for (var tally : Tally.values()) tallies.put(tally, new LongAdder());
    }

    /** A newsroom may dial us on this channel over TCP: its lane is shown from now on, as never connected. */
    public void expect(String newsroom, Channel channel) {
        expect(newsroom, LaneKind.tcp(channel, Direction.IN));
    }

    /** A newsroom may dial us like this: its lane is shown from now on, as never connected. */
    public void expect(String newsroom, LaneKind kind) {
        accepted(newsroom, kind).expected();
    }

    /** Every lane that there should be or has been, by newsroom, kind and address. */
    public List<LaneStatus> statuses() {
        return gauges.entrySet().stream()
                .filter(entry -> entry.getValue().shown())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().status())
                .toList();
    }

    /** What was counted since the start. */
    public long count(Tally tally) {
        return tallies(tally).sum();
    }

    /**
     * A question of ours has shown a change that this newsroom had not told us of. Passive lanes of that channel that it has admitted
     * and never used show why from now on (R82): NOM 9.7.0.85 does that.
     */
    public void missed(String newsroom, Channel channel) {
        gauges.forEach((key, gauge) -> {
            var kind = key.kind();
            boolean passive = kind.direction() == Direction.OUT && kind.mode() == Mode.PASSIVE;
            if (passive && kind.channel() == channel && key.newsroom().equals(newsroom)) gauge.missed(SILENT);
        });
    }

    /** Lanes that a peer has admitted and does not use although it had something to say (R82); somebody should look at them. */
    public List<LaneStatus> admittedButSilent() {
        return gauges.values().stream()
                .filter(LaneGauge::isAdmittedButSilent)
                .map(LaneGauge::status)
                .toList();
    }

    /** Counts. */
    public void add(Tally tally) {
        tallies(tally).increment();
    }

    /**
     * Counts something odd about a peer, and logs it once per peer and kind.
     *
     * @param peer who is told apart from whom
     * @param where what the log calls it
     */
    public void note(Tally kind, String peer, String where, String words) {
        add(kind);
        once.warn(kind + " " + peer, where, words);
    }

    /** What a lane that a newsroom dials shows. */
    public LaneGauge accepted(String newsroom, LaneKind kind) {
        return gauge(new Key(newsroom, kind, ""));
    }

    /** What a lane that we dial shows, from now on. */
    public LaneGauge dialled(String newsroom, LaneKind kind, String address) {
        return gauge(new Key(newsroom, kind, address)).expected();
    }

    private LaneGauge gauge(Key key) {
        return gauges.computeIfAbsent(key, k -> new LaneGauge(k, time));
    }

    private LongAdder tallies(Tally tally) {
        return Objects.requireNonNull(tallies.get(tally));
    }

    /** Which lane. {@code address} is empty for those that peers dial. */
    record Key(String newsroom, LaneKind kind, String address) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::newsroom)
                .thenComparing(key -> key.kind().channel())
                .thenComparing(key -> key.kind().direction())
                .thenComparing(key -> key.kind().transport())
                .thenComparing(key -> key.kind().mode())
                .thenComparing(Key::address);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
