package org.cueway.newsroom;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.session.AskingLane;
import org.cueway.mos.session.Dial;
import org.cueway.mos.session.Sessions;
import org.cueway.mos.session.status.Lanes;
import org.cueway.mos.wire.Connections;
import org.cueway.newsroom.healing.Healing;
import org.cueway.newsroom.outgoing.Outgoing;
import org.cueway.newsroom.outgoing.OutgoingSpec;
import org.cueway.newsroom.outgoing.Route;
import org.cueway.newsroom.outgoing.Station;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Sync;
import org.cueway.store.RundownStore;

/** A device that heals, with what it needs of a gateway for that: lanes that it dials, and the queues behind them. */
final class HealedStation implements AutoCloseable {
    /** What a message waits for a list at most, so that a test sees the end of it. */
    static final Duration PUSH = Duration.ofMillis(1_500);

    final TestDevice device;
    final Healing healing;
    private final Outgoing outgoing;
    private final Connections connections = Connections.open(Limits.Wire.defaults(), TimeSource.system());
    private final Sessions sessions;
    private final List<AskingLane<?>> lanes = new ArrayList<>();
    private final AtomicInteger greetings = new AtomicInteger(1_000_000);

    /** {@code clock} is the one by which healing waits for its guard. */
    HealedStation(RundownStore store, TimeSource clock) {
        this(store, clock, Duration.ofSeconds(10), _ -> 0);
    }

    /** {@code reply} is how long the newsroom has for an answer. */
    HealedStation(RundownStore store, TimeSource clock, Duration reply, ToIntFunction<String> busy) {
        var time = TimeSource.system();
        this.device = new TestDevice(store, time);
        var ids = MessageIds.recover(store, TestDevice.MOS_ID, Limits.Receipts.defaults(), time);
        var spec = new OutgoingSpec(
                TestDevice.MOS_ID,
                List.of(new Route(TestDevice.NEWSROOM, List.of(TestDevice.NCS_ID))),
                (newsroom, channel) -> ids.next(newsroom, TestDevice.NCS_ID, channel),
                Examples.PLAIN);
        this.outgoing = Outgoing.recover(spec, TestDevice.CODEC, store, Station.limits(100), time);
        this.sessions = new Sessions(connections, TestDevice.CODEC, new Lanes(time), Station.lane(reply), time);
        this.healing = Healing.of(outgoing, _ -> Examples.PLAIN, limits(), clock);
        device.newsrooms.heal(healing, busy);
    }

    private static Limits.Healing limits() {
        var it = Limits.Healing.defaults();
        return new Limits.Healing(
                it.guard(), it.maxGuarded(), it.lacking(), it.retry(), PUSH, it.pushUndialled(), PUSH, it.look());
    }

    /** Dials the newsroom's upper port. */
    void dial(int port) {
        var address = InetSocketAddress.createUnresolved("127.0.0.1", port);
        var dial = new Dial(TestDevice.NEWSROOM, address, TestDevice.MOS_ID, TestDevice.NCS_ID, Optional.empty());
        var lane = AskingLane.restingRo(
                dial, device.newsrooms, sessions, greetings::incrementAndGet, RandomGenerator.of("L64X128MixRandom"));
        lanes.add(lane);
        outgoing.attachRo(TestDevice.NEWSROOM, TestDevice.NCS_ID, lane);
    }

    /** How the device stands to a running order; empty if it does not hold it. */
    Optional<Sync> sync(String roID) {
        return device.desk.find(id(roID)).map(held -> held.sync());
    }

    /** How the last walk ended; empty if there was none, or it goes on. */
    String walk() {
        return healing.status(TestDevice.NEWSROOM)
                .flatMap(status -> status.walk())
                .map(walked -> walked.end())
                .orElse("");
    }

    static RundownId id(String roID) {
        return new RundownId(TestDevice.NEWSROOM, roID);
    }

    @Override
    public void close() {
        healing.close();
        outgoing.close();
        lanes.forEach(AskingLane::close);
        connections.close();
    }
}
