package org.cueway.newsroom.outgoing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.model.Request;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.newsroom.outgoing.Onward.Origin;
import org.cueway.newsroom.outgoing.Tried.Silence;
import org.cueway.newsroom.outgoing.Waitlist.Next;
import org.cueway.store.Settlement;
import org.cueway.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages to one newsroom on one channel. Any thread may send; one thread of its own takes what is next, sends it for
 * as long as it takes, makes durable what became of it, and only then takes the next one.
 *
 * <p>{@code order} is held from the number that a message gets until it is in the list, across the append, so that messages
 * wait in the order of their numbers and of the journal.
 */
final class Queue<R extends Request> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Queue.class);

    private final Line line;
    private final Servers<R> servers;
    private final IntSupplier numbers;
    private final Outbox outbox;
    private final Limits.Outgoing limits;
    private final ReentrantLock order = new ReentrantLock(true);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Guarded by {@code lock}. */
    private final Waitlist<R> waitlist;

    /** How often which message was given up; confined to the thread, which has one at a time. */
    private final Map<Long, Integer> givenUp = new HashMap<>();

    /** How long to wait when no server takes a message; confined to the thread. */
    private Duration pause;

    private final Thread thread;
    private volatile Optional<LineStatus.Said> said = Optional.empty();
    private volatile boolean closing;

    Queue(Line line, Servers<R> servers, IntSupplier numbers, Outbox outbox, String name) {
        this.line = line;
        this.servers = servers;
        this.numbers = numbers;
        this.outbox = outbox;
        this.limits = line.limits();
        this.waitlist = new Waitlist<>(limits.maxKnown());
        this.pause = limits.patience();
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** Begins to send. Calling it again does nothing. */
    void start() {
        lock.lock();
        try {
            if (!closing && thread.getState() == Thread.State.NEW) thread.start();
        } finally {
            lock.unlock();
        }
    }

    /** What was queued before the last stop; in journal order, before {@link #start}. */
    void restore(Waiting<R> waiting) {
        add(waiting);
    }

    /** See {@link Outgoing#send(String, Onward, Consumer)}. */
    long send(R request, String mosID, Origin origin, Consumer<Settled> settled) {
        servers.require(request);
        order.lock();
        try {
            if (line.waiting() >= limits.maxQueued()) {
                throw new OutgoingException(
                        OutgoingReason.QUEUE_FULL, line.newsroom() + ", " + limits.maxQueued() + " wait");
            }
            var ncsID = line.active();
            var number = Integer.toString(numbers.getAsInt());
            var letter = new Letter<>(mosID, ncsID, outbox.seal(request, mosID, ncsID, number));
            long entry = outbox.queue(servers.address(mosID, ncsID), letter.message(), origin);
            add(new Waiting<>(entry, outbox.time().now(), letter, settled));
            return entry;
        } finally {
            order.unlock();
        }
    }

    /** A status that the newsroom is not to hear of takes the place of one that waits. */
    void withdraw(String mosID, R untold) {
        lock.lock();
        try {
            waitlist.withdraw(mosID, untold);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waitlist.size();
        } finally {
            lock.unlock();
        }
    }

    /** When the one that has waited longest was queued. */
    Optional<Instant> waitingSince() {
        lock.lock();
        try {
            return waitlist.oldest().map(Waiting::since);
        } finally {
            lock.unlock();
        }
    }

    /** What was answered last; empty if nothing was yet. */
    Optional<LineStatus.Said> said() {
        return said;
    }

    private void add(Waiting<R> waiting) {
        lock.lock();
        try {
            waitlist.add(waiting);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What is not settled when it ends is sent again after the next start. */
    private void run() {
        try {
            while (!closing) {
                switch (next()) {
                    case Next.Send<R>(var waiting) -> {
                        if (Subject.isLate(waiting.request(), since(waiting))) drop(waiting, OutgoingReason.TOO_LATE);
                        else if (servers.awaitUp(limits.patience()) && begin(waiting)) deliver(waiting);
                    }
                    case Next.Drop<R>(var waiting, var why) -> drop(waiting, why);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            LOG.error("internal error, nothing more is sent by {}", thread.getName(), bug);
        }
    }

    private Duration since(Waiting<R> waiting) {
        return Duration.between(waiting.since(), outbox.time().now());
    }

    private Next<R> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var next = waitlist.next();
            while (next.isEmpty()) {
                changed.await();
                next = waitlist.next();
            }
            return next.get();
        } finally {
            lock.unlock();
        }
    }

    private boolean begin(Waiting<R> waiting) {
        lock.lock();
        try {
            return waitlist.begin(waiting);
        } finally {
            lock.unlock();
        }
    }

    /** One try. A message that is not settled by it is next again, unless it is a status and a newer one has come. */
    private void deliver(Waiting<R> waiting) throws InterruptedException {
        switch (servers.attempt(waiting.letter(), limits.patience())) {
            case Tried.Answered<R> answered -> settle(waiting, answered);
            case Tried.NotSent<R> _ -> release(false);
            case Tried.NotNow<R> _ -> {
                release(false);
                outbox.time().sleep(pause);
                pause = pause.multipliedBy(2).compareTo(limits.maxPause()) < 0
                        ? pause.multipliedBy(2)
                        : limits.maxPause();
            }
            case Tried.Unanswered<R>(var silence, var _) -> {
                if (silence == Silence.GIVEN_UP) givenUp.merge(waiting.entry(), 1, Integer::sum);
                if (givenUp.getOrDefault(waiting.entry(), 0) < limits.maxGivenUp()) {
                    release(true);
                } else {
                    drop(waiting, OutgoingReason.NEVER_ANSWERED);
                }
            }
        }
    }

    private void release(boolean mayHaveArrived) {
        lock.lock();
        try {
            if (mayHaveArrived) waitlist.doubt();
            waitlist.release();
        } finally {
            lock.unlock();
        }
    }

    private void settle(Waiting<R> waiting, Tried.Answered<R> tried) throws InterruptedException {
        var message = tried.message();
        Settlement settlement;
        Settled settled;
        var words = "OK";
        switch (Verdict.of(message.request(), tried.answer())) {
            case Verdict.Taken(var envelope) -> {
                settlement = new Settlement(Settlement.End.ACKNOWLEDGED, waiting.entry(), "");
                settled = new Settled.Acknowledged(envelope);
            }
            case Verdict.Refused(var why) -> {
                LOG.info("{} refused {}: {}", tried.ncsID(), message.request().element(), why);
                settlement = new Settlement(Settlement.End.REFUSED, waiting.entry(), why);
                settled = new Settled.Refused(why, said(tried.answer()));
                words = why;
            }
        }
        said = Optional.of(new LineStatus.Said(
                message.request().element(), words, outbox.time().now()));
        var answer = text(tried.answer());
        durably(() ->
                outbox.settle(servers.address(waiting.letter().mosID(), tried.ncsID()), message, settlement, answer));
        done(waiting, settled);
    }

    private void drop(Waiting<R> waiting, OutgoingReason why) throws InterruptedException {
        var letter = waiting.letter();
        if (why == OutgoingReason.NEVER_ANSWERED || why == OutgoingReason.TOO_LATE) {
            LOG.warn("{}: {} dropped, {}", line.newsroom(), waiting.request().element(), why.text());
        }
        var settlement = new Settlement(Settlement.End.DROPPED, waiting.entry(), why.text());
        durably(() -> outbox.settle(servers.address(letter.mosID(), letter.ncsID()), letter.message(), settlement, ""));
        done(waiting, new Settled.Dropped(why.text()));
    }

    /** Until it is: what is settled and not durable would be sent again after a crash. */
    private void durably(Runnable append) throws InterruptedException {
        while (true) {
            try {
                append.run();
                return;
            } catch (StoreException e) {
                // The store has logged it and goes on trying.
                if (closing) throw new InterruptedException("stopping");
                outbox.time().sleep(limits.retry());
            }
        }
    }

    private void done(Waiting<R> waiting, Settled settled) {
        givenUp.remove(waiting.entry());
        pause = limits.patience();
        lock.lock();
        try {
            waitlist.remove(waiting, settled instanceof Settled.Acknowledged);
        } finally {
            lock.unlock();
        }
        try {
            waiting.settled().accept(settled);
        } catch (RuntimeException bug) {
            LOG.error("who sent message {} could not be told what became of it", waiting.entry(), bug);
        }
    }

    private static Optional<Envelope> said(Answer answer) {
        return answer instanceof Answer.Said(var envelope, var _) ? Optional.of(envelope) : Optional.empty();
    }

    static String text(Answer answer) {
        return switch (answer) {
            case Answer.Said(var _, var frame) ->
                frame.encoding().decode(frame.bytes()).orElse("");
            case Answer.Unreadable(var why) -> why.toString();
        };
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
        } finally {
            lock.unlock();
        }
        thread.interrupt();
        try {
            if (thread.getState() != Thread.State.NEW) thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
