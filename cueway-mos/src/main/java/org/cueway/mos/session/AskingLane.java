package org.cueway.mos.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.Request;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.mos.session.exchange.Ask;
import org.cueway.mos.session.exchange.Attempt;
import org.cueway.mos.session.exchange.Numbered;
import org.cueway.mos.session.status.Direction;
import org.cueway.mos.session.status.LaneKind;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.mos.session.status.Mode;
import org.cueway.mos.session.status.Tally;
import org.cueway.mos.session.status.Transport;
import org.cueway.mos.wire.Connection;

/**
 * A lane that we may ask on; {@code R} is what may travel on its channel, so a request on the wrong one does not compile. Safe for
 * use by any thread: callers are served one at a time, in the order they came.
 *
 * <p>Whose connection carries it makes no difference to who asks: one that we dial ({@link Dial}, TCP or WebSocket), or one that
 * the peer dials for us ({@link Undialled.Caller}).
 */
public final class AskingLane<R extends Request> implements AutoCloseable {
    private final Asking asking;
    /** Empty if the peer dials. */
    private final Optional<DialledLane> dialled;

    private final Runnable source;
    /** Held by the caller whose turn it is, for as long as its request takes. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private AskingLane(Asking asking, Optional<DialledLane> dialled, Runnable source) {
        this.asking = asking;
        this.dialled = dialled;
        this.source = source;
    }

    /**
     * Dials a peer's lower port, or its channel {@code mom}, and keeps the lane up from now on.
     *
     * @param role answers what the peer asks on this connection: some do
     * @param ids the next messageID of this peer and channel, 1 to 2147483647; durable, so that none comes twice
     * @param random for the jitter of the back-off
     */
    public static AskingLane<Request.MomRequest> mom(
            Dial dial, MosRole role, Sessions sessions, IntSupplier ids, RandomGenerator random) {
        return dialled(Channel.MOM, dial, role, sessions, new Own(ids, random, DialledLane::open));
    }

    /** Dials a peer's upper port, or its channel {@code ro}; otherwise as {@link #mom}. */
    public static AskingLane<Request.RoRequest> ro(
            Dial dial, MosRole role, Sessions sessions, IntSupplier ids, RandomGenerator random) {
        return dialled(Channel.RO, dial, role, sessions, new Own(ids, random, DialledLane::open));
    }

    /** As {@link #mom}, but {@link #suspend}ed from the start: nothing is dialled before {@link #resume}. */
    public static AskingLane<Request.MomRequest> restingMom(
            Dial dial, MosRole role, Sessions sessions, IntSupplier ids, RandomGenerator random) {
        return dialled(Channel.MOM, dial, role, sessions, new Own(ids, random, DialledLane::resting));
    }

    /** As {@link #ro}, but {@link #suspend}ed from the start: nothing is dialled before {@link #resume}. */
    public static AskingLane<Request.RoRequest> restingRo(
            Dial dial, MosRole role, Sessions sessions, IntSupplier ids, RandomGenerator random) {
        return dialled(Channel.RO, dial, role, sessions, new Own(ids, random, DialledLane::resting));
    }

    /**
     * Asks on the connections for channel {@code mom} that the peer dials; until one is there, callers wait.
     *
     * @param role knows the peer's habits; whoever accepts its connections answers what it asks
     * @param ids the next messageID of this peer and channel, 1 to 2147483647; durable, so that none comes twice
     */
    public static AskingLane<Request.MomRequest> mom(
            Undialled.Caller caller, MosRole role, Sessions sessions, IntSupplier ids) {
        return accepted(Channel.MOM, caller, role, sessions, ids);
    }

    /** Asks on the connections for channel {@code ro} that the peer dials; otherwise as {@link #mom(Undialled.Caller, MosRole, Sessions, IntSupplier)}. */
    public static AskingLane<Request.RoRequest> ro(
            Undialled.Caller caller, MosRole role, Sessions sessions, IntSupplier ids) {
        return accepted(Channel.RO, caller, role, sessions, ids);
    }

    /** What no other lane shares: the source of its messageIDs, and of its jitter; and whether it dials from the start. */
    private record Own(IntSupplier ids, RandomGenerator random, Start start) {}

    /** How a dialled lane begins its life. */
    @FunctionalInterface
    private interface Start {
        DialledLane lane(
                Dial dial,
                LaneKind kind,
                Sessions sessions,
                RandomGenerator random,
                DialledLane.Conversation conversation);
    }

    private static <R extends Request> AskingLane<R> dialled(
            Channel channel, Dial dial, MosRole role, Sessions sessions, Own own) {
        var kind = new LaneKind(channel, Direction.OUT, dial.transport(), Mode.STANDARD);
        var whom = new Asking.Whom(dial.newsroom(), dial.mosID(), dial.ncsID(), role);
        var gauge = sessions.lanes().dialled(dial.newsroom(), kind, dial.words());
        var asking = new Asking(whom, kind, own.ids(), gauge, sessions);
        var lane = own.start().lane(dial, kind, sessions, own.random(), (link, connection, usable) -> {
            try {
                var answering = new Answering(link, connection, role, sessions, asking.exchange());
                return new AskingLink(asking, connection, usable).serve(answering);
            } finally {
                asking.gone(connection);
            }
        });
        return new AskingLane<>(asking, Optional.of(lane), lane::close);
    }

    private static <R extends Request> AskingLane<R> accepted(
            Channel channel, Undialled.Caller caller, MosRole role, Sessions sessions, IntSupplier ids) {
        var kind = caller.kind(channel);
        var gauge = sessions.lanes().accepted(caller.newsroom(), kind);
        if (caller.over() == Transport.TCP) gauge.weAskToo();
        var whom = new Asking.Whom(caller.newsroom(), caller.mosID(), caller.ncsID(), role);
        var asking = new Asking(whom, kind, ids, gauge, sessions);
        sessions.undialled().add(caller, channel, asking);
        return new AskingLane<>(
                asking, Optional.empty(), () -> sessions.undialled().remove(caller, channel));
    }

    /**
     * Asks, and waits for the answer as long as it takes: an unanswered request is repeated with the same messageID and the
     * same bytes, then the lane is connected anew and the same request goes on (R60).
     *
     * @throws IOException if the lane is closed before the answer came
     * @throws InterruptedException if the caller is asked to stop; an answer that still comes is dropped
     */
    public Answer call(R request) throws IOException, InterruptedException {
        turn.lockInterruptibly();
        try {
            var ask = asking.ask(request);
            try {
                while (true) {
                    var connection = asking.exchange().begin(ask);
                    if (connection.isEmpty())
                        throw new IOException("lane closed, " + request.element() + " not answered");
                    if (attempts(ask, connection.get()) instanceof Attempt.Answered(var answer)) return answer;
                }
            } finally {
                asking.exchange().leave(ask);
            }
        } finally {
            turn.unlock();
        }
    }

    /**
     * Asks on one connection: the one that the lane has, or gets within {@code patience}. An unanswered request is repeated
     * there (R60); what to do when it stays unanswered is for the caller to say, who may have another lane.
     *
     * @throws IOException if the lane is closed
     * @throws InterruptedException if the caller is asked to stop; an answer that still comes is dropped
     */
    public Attempt attempt(Numbered<R> request, Duration patience) throws IOException, InterruptedException {
        var ask = new Ask(request.messageID(), request.request(), request.text());
        turn.lockInterruptibly();
        try {
            var connection = asking.exchange().begin(ask, patience);
            if (connection.isPresent()) return attempts(ask, connection.get());
            if (asking.exchange().isStopped()) throw new IOException("lane closed");
            return new Attempt.NotUp();
        } finally {
            asking.exchange().leave(ask);
            turn.unlock();
        }
    }

    /** Waits until the lane is up, at most for {@code patience}; whether it is. A closed lane never is. */
    public boolean awaitUp(Duration patience) throws InterruptedException {
        return asking.exchange().awaitOpen(patience);
    }

    /**
     * Hangs up, and dials no more until {@link #resume}; the lane is off meanwhile, for this reason. One that the peer dials
     * stays as it is: it carries the peer's requests, too.
     */
    public void suspend(String why) {
        dialled.ifPresent(lane -> lane.suspend(why));
    }

    /** Dials again, at once. */
    public void resume() {
        dialled.ifPresent(DialledLane::resume);
    }

    /** Whether it rides on connections that the peer dials for requests of its own: MOS 2.8 without a port to dial. */
    public boolean isBorrowed() {
        return dialled.isEmpty() && asking.kind().transport() == Transport.TCP;
    }

    /** The words in which the peer says that it leaves the work to another server (R65); empty if it does not. */
    public Optional<String> standby() {
        return asking.standby();
    }

    /** How the lane is. */
    public LaneStatus status() {
        return asking.gauge().status();
    }

    /** Closes the lane; who waits for an answer is told so. Returns when its thread, if it has one, has ended. */
    @Override
    public void close() {
        asking.exchange().stop();
        source.run();
    }

    private Attempt attempts(Ask ask, Connection connection) throws InterruptedException {
        var limits = asking.sessions().limits();
        var exchange = asking.exchange();
        var wait = ask.isLong() ? limits.listReply() : limits.reply();
        for (int attempt = 0; attempt <= limits.repeats(); attempt++) {
            if (attempt > 0) asking.sessions().lanes().add(Tally.REPEATS);
            try {
                connection.write(ask.text());
            } catch (IOException lost) {
                connection.close(String.valueOf(lost.getMessage()));
            }
            var answer = exchange.await(ask, wait);
            if (answer.isPresent()) return new Attempt.Answered(answer.get());
            if (!exchange.holds(ask)) return new Attempt.Lost();
            exchange.repeated(ask);
        }
        asking.unanswered(
                connection, "no answer to " + ask.request().element() + " in " + (limits.repeats() + 1) + " attempts");
        return new Attempt.GivenUp();
    }
}
