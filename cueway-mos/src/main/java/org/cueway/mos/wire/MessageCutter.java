package org.cueway.mos.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.mos.wire.websocket.Inlet;
import org.cueway.mos.wire.websocket.Inlet.Arrival.Part;

/**
 * Cuts WebSocket messages into frames, a {@link FrameCutter} for each message: a message may hold several envelopes, may come in
 * any number of parts, and has an encoding of its own. What does not end with its message is refused, and the next message is
 * none the worse for it.
 *
 * <p>Call {@code next} until it is empty, then {@code put} the next part. After any result but {@link Received.Whole} and
 * {@link Received.Spoiled} it is of no more use. Confined to the thread of its connection.
 */
final class MessageCutter implements AutoCloseable {
    private static final ByteArrayInputStream NOTHING = new ByteArrayInputStream(new byte[0]);

    private final Limits.Wire limits;
    private final FrameBudget budget;
    /** Cuts the message that has begun; empty between messages, where a connection holds nothing. */
    private Optional<FrameCutter> message = Optional.empty();

    private ByteArrayInputStream part = NOTHING;
    private boolean lastPart;
    private boolean anyFrame;
    /** What was skipped and stands in front of no frame yet. */
    private Junk junk = Junk.NONE;

    MessageCutter(Limits.Wire limits, FrameBudget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    /** The next part that came. */
    void put(Part next) {
        if (message.isEmpty()) message = Optional.of(new FrameCutter(fixed(next.kind()), limits, budget));
        part = new ByteArrayInputStream(next.bytes());
        lastPart = next.which().isLast();
    }

    private static Optional<Encoding> fixed(Inlet.Kind kind) {
        return switch (kind) {
            case BINARY -> Optional.empty();
            case TEXT -> Optional.of(Encoding.UTF8);
        };
    }

    /** The next result that the parts so far give; empty if more are needed. */
    Optional<Received> next() {
        while (message.isPresent()) {
            var found = message.get().next();
            if (found.isPresent()) return Optional.of(taken(found.get()));
            if (part.available() > 0) fill(message.get());
            else if (lastPart) {
                var end = end(message.get());
                if (end.isPresent()) return end;
            } else return Optional.empty();
        }
        return Optional.empty();
    }

    private Received taken(Received found) {
        if (!(found instanceof Received.Whole(var frame, var before, var early))) return found;
        var skipped = junk.and(before);
        junk = Junk.NONE;
        anyFrame = true;
        return new Received.Whole(frame, skipped, early);
    }

    private void fill(FrameCutter cutter) {
        try {
            cutter.fill(part);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** The message is over: so must be what began in it. */
    private Optional<Received> end(FrameCutter cutter) {
        var spoiled = spoiled(cutter);
        junk = junk.and(cutter.junk());
        close();
        if (junk.bytes() > limits.maxJunkBytes()) return Optional.of(new Received.TooMuchJunk(junk));
        return spoiled;
    }

    private Optional<Received> spoiled(FrameCutter cutter) {
        // What may stand in front of an envelope is its beginning, unless it stands behind one.
        if (cutter.insideFrame() || (!anyFrame && cutter.patience().isPresent())) {
            return Optional.of(
                    cutter.outOfPatience() instanceof Received.Misaligned misaligned
                            ? misaligned
                            : new Received.Spoiled(WireFault.INCOMPLETE, "", cutter.head()));
        }
        if (anyFrame || cutter.junk().bytes() == 0) return Optional.empty();
        return Optional.of(
                new Received.Spoiled(WireFault.NO_ENVELOPE, cutter.junk().sample(), cutter.head()));
    }

    /** Whether a message has begun and is not over: then its rest has to come soon. */
    boolean insideMessage() {
        return message.isPresent();
    }

    /** How long nothing may come; empty between messages. */
    Optional<Duration> patience() {
        return message.map(cutter -> cutter.patience().orElse(limits.insideFrame()));
    }

    /** What it means that nothing has come for {@link #patience}. */
    Received outOfPatience() {
        return message.map(FrameCutter::outOfPatience).orElseGet(() -> new Received.Unfinished(limits.insideFrame()));
    }

    /** Gives up what has begun. */
    @Override
    public void close() {
        message.ifPresent(FrameCutter::close);
        message = Optional.empty();
        part = NOTHING;
        lastPart = false;
        anyFrame = false;
    }
}
