package org.cueway.newsroom.outgoing;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.session.AskingLane;
import org.cueway.mos.session.Dial;
import org.cueway.mos.session.Inbound;
import org.cueway.mos.session.Link;
import org.cueway.mos.session.MosRole;
import org.cueway.mos.session.Reply;
import org.cueway.mos.session.Sessions;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.mos.session.status.Lanes;
import org.cueway.mos.wire.Connections;
import org.cueway.newsroom.MessageIds;
import org.cueway.store.RundownStore;

/** What a gateway has of this part: a store that was recovered, lanes to newsrooms, and the queues. */
public final class Station implements AutoCloseable {
    static final String NEWSROOM = "newsroom";
    static final MosCodec CODEC = new MosCodec(Limits.Xml.defaults());

    final Outgoing outgoing;
    private final MessageIds ids;
    private final Connections connections = Connections.open(Limits.Wire.defaults(), TimeSource.system());
    private final Sessions sessions;
    private final List<AskingLane<?>> lanes = new ArrayList<>();
    private final AtomicInteger greetings = new AtomicInteger(1_000_000);

    /** With the limits of a gateway, but for little patience. */
    Station(RundownStore store, Route... routes) {
        this(store, limits(10_000), lane(Duration.ofSeconds(10)), routes);
    }

    Station(RundownStore store, Limits.Outgoing limits, Limits.Lane lane, Route... routes) {
        var time = TimeSource.system();
        this.ids = MessageIds.recover(store, "gw.mos", Limits.Receipts.defaults(), time);
        var spec = new OutgoingSpec(
                "gw.mos", List.of(routes), (newsroom, channel) -> ids.next(newsroom, "NCS-A", channel), Examples.PLAIN);
        this.outgoing = Outgoing.recover(spec, CODEC, store, limits, time);
        store.replay(_ -> List.of());
        this.sessions = new Sessions(connections, CODEC, new Lanes(time), lane, time);
    }

    public static Limits.Outgoing limits(int maxQueued) {
        return limits(maxQueued, Duration.ofMillis(300));
    }

    /** Main is waited for as long as {@code grace}. */
    public static Limits.Outgoing limits(int maxQueued, Duration grace) {
        return new Limits.Outgoing(
                maxQueued,
                100,
                Duration.ofMillis(50),
                Duration.ofSeconds(2),
                Duration.ofMillis(200),
                2,
                Duration.ofMillis(20),
                1_000,
                new Limits.Failover(
                        Duration.ofMillis(20),
                        grace,
                        Duration.ofMillis(500),
                        Duration.ofMillis(600),
                        Duration.ofMillis(200),
                        Duration.ofMillis(400)));
    }

    public static Limits.Lane lane(Duration reply) {
        var it = Limits.Lane.defaults();
        return new Limits.Lane(
                it.connect(),
                reply,
                reply,
                it.repeats(),
                Duration.ofMillis(20),
                Duration.ofMillis(40),
                it.heartbeat(),
                it.silence(),
                it.keepAlive(),
                it.heartbeatAnswerGap());
    }

    /** Dials the upper port of a server of the newsroom. */
    void dial(String ncsID, int port) {
        var address = InetSocketAddress.createUnresolved("127.0.0.1", port);
        var dial = new Dial(NEWSROOM, address, "gw.mos", ncsID, Optional.empty());
        var lane = AskingLane.restingRo(
                dial, new Nobody(), sessions, greetings::incrementAndGet, RandomGenerator.of("L64X128MixRandom"));
        lanes.add(lane);
        outgoing.attachRo(NEWSROOM, ncsID, lane);
    }

    /** How it stands to its newsroom. */
    LineStatus line() {
        return outgoing.statuses().getFirst();
    }

    /** How the lane that was dialled as the n-th is, from 0. */
    LaneStatus lane(int n) {
        return lanes.get(n).status();
    }

    /** How the first lane is. */
    LaneStatus lane() {
        return lanes.getFirst().status();
    }

    @Override
    public void close() {
        outgoing.close();
        lanes.forEach(AskingLane::close);
        connections.close();
    }

    /** Nobody asks us anything here. */
    private record Nobody() implements MosRole {
        @Override
        public Dialect dialect(Link link, Head head) {
            return Examples.PLAIN;
        }

        @Override
        public Optional<Reply> answer(Inbound inbound) {
            throw new AssertionError("asked " + inbound.message());
        }
    }
}
