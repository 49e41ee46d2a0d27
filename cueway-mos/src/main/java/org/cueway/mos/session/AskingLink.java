package org.cueway.mos.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.BasicMessage.ReqMachInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.Request;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.mos.session.exchange.Ask;
import org.cueway.mos.session.exchange.Exchange;
import org.cueway.mos.session.exchange.Liveness;
import org.cueway.mos.session.status.LaneEnd;
import org.cueway.mos.session.status.LaneState;
import org.cueway.mos.session.status.Tally;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.wire.Connection;
import org.cueway.mos.wire.Received;

/**
 * One connection that is there for us to ask on, from its first heartbeat to its end. Confined to the connection's thread.
 *
 * <p>A heartbeat is the first thing asked: only its answer shows that somebody speaks MOS there and knows us (R63, R75).
 * From then on callers may ask. Who the peer is comes next, once, and then nothing but a heartbeat when it has been silent.
 */
final class AskingLink {
    private static final Duration GREETING_RETRY = Duration.ofMillis(100);

    private final Asking asking;
    private final Connection connection;
    private final Sessions sessions;
    private final Exchange exchange;
    private final Liveness liveness;
    private final Runnable usable;
    private Optional<Own> own = Optional.empty();
    private boolean greeted;

    /** A request of the lane itself, and which attempt it is. */
    private record Own(Ask ask, long sentAt, int attempt) {}

    /** {@code usable} is told when the peer has answered as it should, and nothing else is to be asked. */
    AskingLink(Asking asking, Connection connection, Runnable usable) {
        this.asking = asking;
        this.connection = connection;
        this.usable = usable;
        this.sessions = asking.sessions();
        this.exchange = asking.exchange();
        this.liveness = new Liveness(sessions.limits(), now());
    }

    /** Asks, answers and watches until the connection has to end. */
    LaneEnd serve(Answering answering) {
        try {
            ask(heartbeat());
            while (true) {
                var received = connection.read(nextDue());
                // A long frame on its way is a sign of life too; that it goes on is for the connection to watch.
                if (received instanceof Received.Whole || connection.insideFrame()) liveness.heard(now());
                var broken = answering.take(received);
                if (broken.isPresent()) return new LaneEnd(LaneState.DOWN, broken.get());
                var end = step();
                if (end.isPresent()) return end.get();
            }
        } catch (IOException lost) {
            return new LaneEnd(LaneState.DOWN, String.valueOf(lost.getMessage()));
        }
    }

    private Optional<LaneEnd> step() throws IOException {
        var answered = own.flatMap(mine -> exchange.take(mine.ask()));
        if (answered.isPresent()) return answered(own.orElseThrow(), answered.get());
        if (own.isPresent() && left(own.get()).isNegative()) return overdue(own.get());
        return watch();
    }

    private Duration nextDue() {
        if (isKeptFromGreeting()) return GREETING_RETRY;
        var quiet = liveness.quiet(now());
        // One tick more than is left, so that the time is really up when the wait is.
        return own.map(mine -> left(mine).plusMillis(1))
                .filter(left -> left.compareTo(quiet) < 0)
                .orElse(quiet);
    }

    private Duration left(Own mine) {
        return sessions.limits().reply().minusNanos(now() - mine.sentAt());
    }

    private long now() {
        return sessions.time().nanoTime();
    }

    private Request heartbeat() {
        return new Heartbeat(MosTime.of(sessions.time().now()));
    }

    /** Asks for the lane itself, unless a caller is waiting for something: that will show as well who is there. */
    private void ask(Request request) throws IOException {
        var ask = asking.ask(request);
        if (exchange.beginNow(ask, connection)) send(new Own(ask, now(), 1));
    }

    private void send(Own mine) throws IOException {
        own = Optional.of(mine);
        connection.write(mine.ask().text());
    }

    private Optional<LaneEnd> answered(Own mine, Answer answer) throws IOException {
        own = Optional.empty();
        return switch (answer) {
            case Answer.Unreadable(var why) -> Optional.of(new LaneEnd(LaneState.DEGRADED, "answered badly: " + why));
            case Answer.Said(Envelope(var _, var message), var _) -> {
                var refused = Answer.refusal(message);
                if (refused.filter(why -> asking.dialect().reads().meaning(why).isForAnotherServer())
                        .isPresent()) {
                    standby(refused.get());
                    yield Optional.empty();
                }
                if (refused.isEmpty()) usable(mine, message);
                yield refused.map(why -> new LaneEnd(LaneState.DEGRADED, "refused: " + why));
            }
        };
    }

    private void usable(Own mine, MosMessage message) throws IOException {
        if (message instanceof Heartbeat) asking.gauge().heartbeat(Duration.ofNanos(now() - mine.sentAt()));
        if (message instanceof ListMachInfo(var info)) asking.machine(info);
        if (!greeted || asking.standby().isPresent()) {
            asking.standby(Optional.empty());
            asking.gauge().is(LaneState.UP, "");
            // Asked before the callers are let in, so that it is the next thing on the wire.
            if (asking.wantsMachine()) ask(new ReqMachInfo());
        }
        greet();
        if (own.isEmpty()) usable.run();
    }

    /** Somebody speaks MOS there and knows us, but leaves the work to another server: that is no fault (R65). */
    private void standby(String words) {
        asking.standby(Optional.of(words));
        asking.gauge().is(LaneState.UP, "standby: " + words);
        greet();
        usable.run();
    }

    private void greet() {
        if (!greeted) exchange.open(connection);
        greeted = true;
    }

    /** The greeting is repeated and in the end decides; whatever else is unanswered is left, and silence will decide. */
    private Optional<LaneEnd> overdue(Own mine) throws IOException {
        if (greeted) {
            exchange.leave(mine.ask());
            own = Optional.empty();
            if (mine.ask().request() instanceof ReqMachInfo) asking.machineUnknown(connection);
        } else if (mine.attempt() > sessions.limits().repeats()) {
            var words = "no answer to a heartbeat in " + mine.attempt() + " attempts";
            return Optional.of(new LaneEnd(LaneState.DEGRADED, words));
        } else {
            exchange.repeated(mine.ask());
            sessions.lanes().add(Tally.REPEATS);
            send(new Own(mine.ask(), now(), mine.attempt() + 1));
        }
        return Optional.empty();
    }

    /** A peer that replaced its connection may find our request on the old one still out, for a moment. */
    private boolean isKeptFromGreeting() {
        return !greeted && own.isEmpty();
    }

    private Optional<LaneEnd> watch() throws IOException {
        if (isKeptFromGreeting()) ask(heartbeat());
        switch (liveness.poll(now())) {
            case NOTHING -> {}
            case HEARTBEAT -> {
                liveness.asked(now());
                if (own.isEmpty()) ask(heartbeat());
            }
            case DOWN -> {
                var words = "no frame for " + liveness.silent(now()).toSeconds() + " s";
                return Optional.of(new LaneEnd(LaneState.DOWN, words));
            }
        }
        return Optional.empty();
    }
}
