package org.cueway.simulator.line;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.cueway.base.Limits;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.BasicMessage.ReqMachInfo;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.wire.Connection;

/**
 * A line that we dial and ask on: connects, greets, watches, and dials again with back-off for as long as it is open. Callers
 * are served one at a time, in the order they came. Safe for use by any thread.
 */
public final class Line implements AutoCloseable {
    private final Lines lines;
    private final Place place;
    private final Names names;
    private final Counterpart counterpart;
    private final Limits.Lane limits = Limits.Lane.defaults();
    private final RandomGenerator jitter = RandomGenerator.of("L64X128MixRandom");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Held by the caller whose turn it is, for as long as its request takes. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private Optional<Conversation> usable = Optional.empty();
    private Optional<MachineInfo> machine = Optional.empty();
    private String why = "";
    private long connected;
    private boolean stopped;

    /** How a line is. */
    public record State(boolean up, String why, Optional<MachineInfo> machine, long connected) {}

    Line(Lines lines, Place place, Names names, Counterpart counterpart) {
        this.lines = lines;
        this.place = place;
        this.names = names;
        this.counterpart = counterpart;
    }

    /** Where it leads. */
    public Place place() {
        return place;
    }

    /** How it is, why not, who is there, and how often it came up so far. */
    public State state() {
        lock.lock();
        try {
            return new State(usable.isPresent(), why, machine, connected);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asks, and waits for the answer as long as our manner allows: a request that stays unanswered goes out again, the very
     * same, and again on the next connection.
     *
     * @return {@link Said.Nothing} if that manner is to give up
     * @throws IOException if the line is closed before the answer came
     */
    public Said ask(MosMessage message) throws IOException, InterruptedException {
        return ask(lines.outgoing(names, message));
    }

    private Said ask(Outgoing asked) throws IOException, InterruptedException {
        turn.lockInterruptibly();
        try {
            var manner = lines.manner().patience();
            while (true) {
                var conversation = awaitUsable(asked);
                for (int attempt = 0; attempt < manner.attempts(); attempt++) {
                    var said = conversation.ask(asked, asked.patience(manner));
                    if (said.isPresent()) return said.get();
                    if (conversation.ended().isPresent()) break;
                }
                var words = "no answer to " + asked.message().element() + " in " + manner.attempts() + " attempts";
                boolean lost = conversation.ended().isPresent();
                conversation.close(words);
                if (manner.then() == Manner.Then.GIVE_UP && !lost) return new Said.Nothing(words);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Whether it was closed for good. */
    public boolean closed() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the connection; the line dials again. */
    public void hangUp() {
        conversation().ifPresent(conversation -> conversation.close("hung up"));
    }

    /** Closes the line; who waits for an answer is told so. */
    @Override
    public void close() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        hangUp();
    }

    private Optional<Conversation> conversation() {
        lock.lock();
        try {
            return usable;
        } finally {
            lock.unlock();
        }
    }

    private Conversation awaitUsable(Outgoing asked) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!stopped && usable.filter(one -> one.ended().isEmpty()).isEmpty()) changed.await();
            if (stopped) throw new IOException("line closed, " + asked.message().element() + " not answered");
            return usable.orElseThrow();
        } finally {
            lock.unlock();
        }
    }

    void run() {
        var backOff = limits.firstBackOff();
        try {
            while (!closed()) {
                boolean good = round();
                backOff = good ? limits.firstBackOff() : backOff;
                pause(backOff);
                backOff = min(backOff.multipliedBy(2), limits.maxBackOff());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Half to all of it, so that many do not come back at the same moment. */
    private void pause(Duration backOff) throws InterruptedException {
        lines.time().sleep(Duration.ofNanos((long) (backOff.toNanos() * (0.5 + jitter.nextDouble() / 2))));
    }

    /** One connection, or one attempt to get one; returns whether it was of use. */
    private boolean round() throws InterruptedException {
        Connection connection;
        try {
            connection = lines.connect(place, names);
        } catch (IOException e) {
            down(String.valueOf(e.getMessage()));
            return false;
        }
        var conversation = new Conversation(lines, connection, place.channel(), counterpart);
        var reader = lines.start("hear-" + place.channel().word(), conversation::read);
        boolean good = false;
        try {
            var refused = greet(conversation);
            good = refused.isEmpty();
            if (good) watch(conversation);
            refused.ifPresent(conversation::close);
        } finally {
            conversation.close("stopped");
            down(conversation.ended().orElse(""));
            reader.join();
        }
        return good;
    }

    /** Why the peer is of no use; empty if it is. */
    private Optional<String> greet(Conversation conversation) throws InterruptedException {
        var contact = contact();
        if (contact.heartbeat().isPositive()) {
            var said = beat(conversation);
            if (said.isPresent()) return said;
        }
        if (contact.asksWho() && machine.isEmpty()) {
            var asked = lines.outgoing(names, new ReqMachInfo());
            conversation.ask(asked, lines.manner().patience().reply()).ifPresent(this::introduced);
        }
        if (conversation.ended().isPresent()) return conversation.ended();
        up(conversation);
        return Optional.empty();
    }

    /** Nothing but searches goes on the query port (R47). */
    private Manner.Contact contact() {
        return place.channel() == Channel.AUX
                ? Manner.Contact.none()
                : lines.manner().contact();
    }

    private void introduced(Said said) {
        if (!(said instanceof Said.Answered(var envelope, var _))) return;
        if (!(envelope.message() instanceof ListMachInfo(var info))) return;
        lock.lock();
        try {
            machine = Optional.of(info);
        } finally {
            lock.unlock();
        }
    }

    /** Asks whether somebody is there; returns why not. */
    private Optional<String> beat(Conversation conversation) throws InterruptedException {
        var patience = lines.manner().patience();
        var asked = lines.outgoing(names, new Heartbeat(MosTime.of(lines.time().now())));
        for (int attempt = 0; attempt < patience.attempts(); attempt++) {
            var said = conversation.ask(asked, patience.reply());
            if (conversation.ended().isPresent()) return conversation.ended();
            if (said.isPresent()) return objection(said.get());
        }
        return Optional.of("no answer to a heartbeat in " + patience.attempts() + " attempts");
    }

    private static Optional<String> objection(Said said) {
        return switch (said) {
            case Said.Answered(var envelope, var _) ->
                Conversation.refusal(envelope.message()).map(why -> "refused: " + why);
            case Said.Unreadable(var why, var _) -> Optional.of("answered badly: " + why);
            case Said.Nothing(var why) -> Optional.of(why);
        };
    }

    /** Until the connection has ended; a heartbeat when nothing has been heard for a while and nobody asks. */
    private void watch(Conversation conversation) throws InterruptedException {
        var every = contact().heartbeat();
        while (every.isPositive()) {
            var left = every.minus(conversation.silence());
            if (conversation.awaitEnd(left.isPositive() ? left : Duration.ofMillis(1))) return;
            if (conversation.silence().compareTo(every) < 0 || conversation.busy()) continue;
            var gone = beat(conversation);
            if (gone.isPresent()) {
                conversation.close(gone.get());
                return;
            }
        }
        while (!conversation.awaitEnd(Duration.ofHours(1))) {
            // Nothing is asked on such a line unless somebody wants something.
        }
    }

    private void up(Conversation conversation) {
        lock.lock();
        try {
            usable = Optional.of(conversation);
            why = "";
            connected++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void down(String reason) {
        lock.lock();
        try {
            usable = Optional.empty();
            why = reason;
        } finally {
            lock.unlock();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
