package org.cueway.simulator.line;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.BasicMessage.KeepAlive;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.wire.Connection;
import org.cueway.mos.wire.Frame;
import org.cueway.mos.wire.Received;

/**
 * One connection, whoever dialled it: reads, sorts out answers, has the counterpart answer the rest. Its reader is confined to
 * one thread; whoever asks waits on the exchange.
 */
final class Conversation {
    private final Lines lines;
    private final Connection connection;
    private final Channel channel;
    private final Counterpart counterpart;
    private final Consumer<String> ear;
    private final Exchange exchange = new Exchange();
    /** Held by the one that asks. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private volatile long lastHeard;

    Conversation(Lines lines, Connection connection, Channel channel, Counterpart counterpart) {
        this(lines, connection, channel, counterpart, _ -> {});
    }

    /** One whose every message somebody wants to hear, before it is sorted out. */
    Conversation(Lines lines, Connection connection, Channel channel, Counterpart counterpart, Consumer<String> ear) {
        this.ear = ear;
        this.lines = lines;
        this.connection = connection;
        this.channel = channel;
        this.counterpart = counterpart;
        this.lastHeard = lines.time().nanoTime();
    }

    /** Reads until the connection ends. */
    void read() {
        var why = "internal error";
        try {
            while (true) {
                var end = take(connection.read());
                if (end.isPresent()) {
                    why = end.get();
                    return;
                }
            }
        } catch (InterruptedException stop) {
            why = "stopped";
            Thread.currentThread().interrupt();
        } finally {
            close(why);
        }
    }

    /** Asks once and waits for the answer; empty if none comes in time. */
    Optional<Said> ask(Outgoing asked, Duration wait) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            if (!exchange.begin(asked)) return Optional.empty();
            try {
                write(asked.text());
                return exchange.await(wait);
            } finally {
                exchange.end();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Whether somebody is asking at the moment. */
    boolean busy() {
        return turn.isLocked();
    }

    /** Why it has ended; empty while it goes on. */
    Optional<String> ended() {
        return exchange.ended();
    }

    boolean awaitEnd(Duration wait) throws InterruptedException {
        return exchange.awaitEnd(wait);
    }

    /** How long nothing has been heard. */
    Duration silence() {
        return Duration.ofNanos(lines.time().nanoTime() - lastHeard);
    }

    void close(String why) {
        exchange.close(why);
        connection.close(why);
    }

    private Optional<String> take(Received received) throws InterruptedException {
        return switch (received) {
            case Received.Whole whole -> {
                lastHeard = lines.time().nanoTime();
                if (!lines.silent()) heard(whole.frame());
                yield Optional.empty();
            }
            case Received.Silent() -> Optional.empty();
            case Received.Closed(var why) -> Optional.of(why);
            case Received.TooLarge(var _, var allowed) ->
                Optional.of("a message of more than " + allowed + " bytes came");
            case Received.Misaligned _ -> Optional.of("an octet is missing in what came");
            case Received.Spoiled(var rule, var detail, var _) -> Optional.of(rule.with(detail));
            case Received.Unfinished(var silence) ->
                Optional.of("a message begun and not finished within " + silence.toSeconds() + " s");
            case Received.TooMuchJunk(var junk) -> Optional.of("no MOS message in what came: " + junk.sample());
            case Received.WrongEncoding(var expected, var found) ->
                Optional.of("expected " + expected.word() + ", found " + found.word());
        };
    }

    private void heard(Frame frame) throws InterruptedException {
        var parsed = lines.codec().read(frame);
        var decoded = lines.codec().decode(parsed, Lines.DIALECT);
        ear.accept(parsed.text());
        switch (decoded) {
            case Decoded.Ok<Envelope>(Envelope(var _, KeepAlive _), var _) -> {}
            case Decoded.Ok<Envelope>(var envelope, var _) -> {
                boolean answer = exchange.offer(envelope, parsed.text());
                boolean echo = lines.manner().contact().echoes() && envelope.message() instanceof Heartbeat;
                if (!answer || echo) reply(decoded, parsed.text());
            }
            case Decoded.Rejected<Envelope>(var why, var _, Decoded.AnswerWith.Nothing _) ->
                exchange.offerUnreadable(why.toString(), parsed.text());
            case Decoded.Rejected<Envelope> _ -> reply(decoded, parsed.text());
        }
    }

    private void reply(Decoded<Envelope> came, String text) throws InterruptedException {
        var answer = counterpart.answer(new Heard(channel, connection.peer(), text, came));
        if (answer.isEmpty()) return;
        var late = lines.manner().patience().late();
        if (late.isPositive() && !(answer.get().message() instanceof Heartbeat))
            lines.time().sleep(late);
        write(lines.words(answer.get()));
    }

    /** What cannot be written any more ends the reader too, which says why. */
    void write(String text) {
        if (lines.silent()) return;
        try {
            connection.write(text);
        } catch (IOException lost) {
            close(String.valueOf(lost.getMessage()));
        }
    }

    /** Why a message says no; empty if it does not. */
    static Optional<String> refusal(MosMessage message) {
        if (message instanceof MosAck ack && !ack.isAck()) {
            return Optional.of(ack.statusDescription().isBlank() ? ack.status() : ack.statusDescription());
        }
        if (message instanceof RoAck ack && !ack.isOk()) return Optional.of(ack.roStatus());
        return message instanceof MosMessage.Unknown complaint ? Optional.of(complaint.xml()) : Optional.empty();
    }
}
