package org.cueway.mos.session;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.Request;
import org.cueway.mos.wire.Connection;

/**
 * A lane that we dial and may ask on; {@code R} is what may travel on its channel, so a request on the wrong one does not
 * compile. Safe for use by any thread: callers are served one at a time, in the order they came.
 */
public final class AskingLane<R extends Request> implements AutoCloseable {
    private final DialledLane lane;
    /** Held by the caller whose turn it is, for as long as its request takes. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private AskingLane(DialledLane lane) {
        this.lane = lane;
    }

    /**
     * Dials a peer's lower port and keeps the lane up from now on.
     *
     * @param role answers what the peer asks on this connection: some do
     * @param ids the next messageID of this peer and channel, 1 to 2147483647; durable, so that none comes twice
     * @param random for the jitter of the back-off
     */
    public static AskingLane<Request.MomRequest> mom(
            Dial dial, MosRole role, Sessions sessions, IntSupplier ids, RandomGenerator random) {
        var own = new DialledLane.Own(ids, random);
        return new AskingLane<>(DialledLane.open(dial, Channel.MOM, role, sessions, own));
    }

    /** Dials a peer's upper port; otherwise as {@link #mom}. */
    public static AskingLane<Request.RoRequest> ro(
            Dial dial, MosRole role, Sessions sessions, IntSupplier ids, RandomGenerator random) {
        var own = new DialledLane.Own(ids, random);
        return new AskingLane<>(DialledLane.open(dial, Channel.RO, role, sessions, own));
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
            var ask = lane.ask(request);
            try {
                while (true) {
                    var connection = lane.exchange().begin(ask);
                    if (connection.isEmpty())
                        throw new IOException("lane closed, " + request.element() + " not answered");
                    if (attempts(ask, connection.get()) instanceof Attempt.Answered(var answer)) return answer;
                }
            } finally {
                lane.exchange().leave(ask);
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
            var connection = lane.exchange().begin(ask, patience);
            if (connection.isPresent()) return attempts(ask, connection.get());
            if (lane.exchange().isStopped()) throw new IOException("lane closed");
            return new Attempt.NotUp();
        } finally {
            lane.exchange().leave(ask);
            turn.unlock();
        }
    }

    /** Waits until the lane is up, at most for {@code patience}; whether it is. A closed lane never is. */
    public boolean awaitUp(Duration patience) throws InterruptedException {
        return lane.exchange().awaitOpen(patience);
    }

    /** How the lane is. */
    public LaneStatus status() {
        return lane.gauge().status();
    }

    /** Closes the lane; who waits for an answer is told so. Returns when its thread has ended. */
    @Override
    public void close() {
        lane.close();
    }

    private Attempt attempts(Ask ask, Connection connection) throws InterruptedException {
        var limits = lane.sessions().limits();
        var wait = ask.isLong() ? limits.listReply() : limits.reply();
        for (int attempt = 0; attempt <= limits.repeats(); attempt++) {
            if (attempt > 0) lane.sessions().lanes().add(Tally.REPEATS);
            try {
                connection.write(ask.text());
            } catch (IOException lost) {
                connection.close(String.valueOf(lost.getMessage()));
            }
            var answer = lane.exchange().await(ask, wait);
            if (answer.isPresent()) return new Attempt.Answered(answer.get());
            if (!lane.exchange().holds(ask)) return new Attempt.Lost();
            lane.exchange().repeated(ask);
        }
        connection.close("no answer to " + ask.request().element() + " in " + (limits.repeats() + 1) + " attempts");
        return new Attempt.GivenUp();
    }
}
