package org.cueway.mos.session;

import java.io.IOException;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.dialect.Dialect.MessageIds;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.Request;
import org.cueway.mos.wire.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lane that we dial, one per host and channel: connects, greets, watches, and dials again with back-off for as long as it
 * is open. What is not said to be safe for others is confined to its thread.
 */
final class DialledLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DialledLane.class);

    private final Dial dial;
    private final Channel channel;
    private final MosRole role;
    private final Sessions sessions;
    private final IntSupplier ids;
    private final BackOff backOff;
    private final LaneGauge gauge;
    private final Exchange exchange = new Exchange();
    /** Stands for the lane when its peer's habits are asked for, whether or not a connection carries it. */
    private final Link self;

    private final Thread thread;
    private volatile Optional<Connection> current = Optional.empty();
    private volatile boolean stopping;
    private boolean wantsMachine = true;
    private String said = "";

    private DialledLane(Dial dial, Channel channel, MosRole role, Sessions sessions, Own own) {
        this.dial = dial;
        this.channel = channel;
        this.role = role;
        this.sessions = sessions;
        this.ids = own.ids();
        this.backOff = new BackOff(sessions.limits(), own.random());
        this.self = new Link(channel, Direction.OUT, dial.words());
        this.self.bind(dial.newsroom());
        this.gauge = sessions.lanes().dialled(dial.newsroom(), channel, dial.words());
        this.thread = Thread.ofVirtual()
                .name("dial-" + channel.word() + "-" + dial.words())
                .unstarted(this::run);
    }

    /** What no other lane shares: the source of its messageIDs, and of its jitter. */
    record Own(IntSupplier ids, RandomGenerator random) {}

    static DialledLane open(Dial dial, Channel channel, MosRole role, Sessions sessions, Own own) {
        var lane = new DialledLane(dial, channel, role, sessions, own);
        lane.thread.start();
        return lane;
    }

    /**
     * A new request with a new messageID, in the words of the peer; some want to see none (R17), and are asked one thing at a
     * time like all others. Safe for use by any thread.
     */
    Ask ask(Request request) {
        var id = Integer.toString(ids.getAsInt());
        var dialect =
                role.dialect(self, new Head(Optional.of(dial.mosID()), Optional.of(dial.ncsID()), Optional.empty()));
        var said = Optional.of(id).filter(_ -> dialect.messageIDs() != MessageIds.NEVER);
        var head = new Head(Optional.of(dial.mosID()), Optional.of(dial.ncsID()), said);
        return new Ask(id, request, sessions.codec().encode(new Envelope(head, request), dialect));
    }

    /** Safe for use by any thread. */
    Exchange exchange() {
        return exchange;
    }

    /** Safe for use by any thread. */
    LaneGauge gauge() {
        return gauge;
    }

    /** Safe for use by any thread. */
    Sessions sessions() {
        return sessions;
    }

    /** Whether the peer has not said yet who it is, and has not been silent about it either. */
    boolean wantsMachine() {
        return wantsMachine;
    }

    /** The peer said who it is. */
    void machine(MachineInfo info) {
        wantsMachine = false;
        gauge.machine(new PeerMachine(info.manufacturer(), info.model(), info.mosRev()));
    }

    /** The peer does not say who it is: nothing depends on it (R55). */
    void machineUnknown() {
        wantsMachine = false;
        LOG.info("{} {}: reqMachInfo not answered, not asked again", channel.word(), dial.words());
    }

    /** The peer has answered as it should: the next dial may follow at once (R63). */
    void usable() {
        backOff.reset();
    }

    /** Safe for use by any thread; returns when the lane's thread has ended. */
    @Override
    public void close() {
        stopping = true;
        exchange.stop();
        current.ifPresent(connection -> connection.close("stopping"));
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        gauge.is(LaneState.OFF, "stopped");
    }

    private void run() {
        try {
            while (!stopping) {
                round();
                var wait = backOff.next();
                gauge.retryIn(wait);
                sessions.time().sleep(wait);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection, or one attempt to get one. */
    private void round() {
        Connection connection;
        try {
            connection = sessions.connections()
                    .dial(dial.address(), sessions.limits().connect(), dial.encoding());
        } catch (IOException e) {
            var why = "cannot connect to " + dial.words() + ": " + e.getMessage();
            gauge.is(LaneState.DOWN, why);
            say(why);
            return;
        }
        current = Optional.of(connection);
        gauge.attach(connection);
        var end = new DialledLink.End(LaneState.DOWN, "internal error");
        try {
            if (!stopping) end = converse(connection);
        } catch (RuntimeException bug) {
            LOG.error("{} {}: internal error", channel.word(), dial.words(), bug);
        } finally {
            exchange.lost();
            connection.close(end.why());
            gauge.detach(connection, end.state(), end.why());
            say(end.why());
        }
    }

    /** Logs why there is no lane, once for as long as it is the same. */
    private void say(String why) {
        if (!why.equals(said)) LOG.info("{} {}: {}", channel.word(), dial.words(), why);
        said = why;
    }

    private DialledLink.End converse(Connection connection) {
        sessions.lanes().add(Tally.DIALLED);
        var link = new Link(channel, Direction.OUT, connection.peer());
        link.bind(dial.newsroom());
        var answering = new Answering(link, connection, role, sessions, exchange);
        return new DialledLink(this, connection).serve(answering);
    }
}
