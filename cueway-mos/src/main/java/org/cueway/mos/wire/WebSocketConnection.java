package org.cueway.mos.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.wire.websocket.CloseReason;
import org.cueway.mos.wire.websocket.Fragment;
import org.cueway.mos.wire.websocket.Inlet;
import org.cueway.mos.wire.websocket.Inlet.Arrival;
import org.cueway.mos.wire.websocket.MessageSocket;
import org.jspecify.annotations.Nullable;

/**
 * MOS 4.0 over a WebSocket, whoever dialled it. Made by {@link Connections}.
 *
 * <p>The cutter is guarded by {@code reading}, which the reading thread holds while it waits; whoever closes ends the inlet first,
 * so that thread lets go. {@code writing} keeps messages whole. A part is requested when the one before is used up, so one is
 * under way at most.
 *
 * <p>Whether the other end is still there is seen by pings, on lanes too where MOS itself may not ask (R80). Not every server
 * answers them, so only one that has is given up when it stops.
 */
final class WebSocketConnection implements Guarded {
    /** Longer messages go out in fragments, so that progress shows while a slow peer takes them; of a text, so many characters. */
    private static final int PIECE_BYTES = 64 << 10;

    private final MessageSocket socket;
    private final Inlet inlet;
    private final Connections owner;
    private final MessageForm form;
    private final TimeSource time;
    private final MessageCutter cutter;
    private final Meter meter;

    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    /** Why it was closed; null while it is open. */
    private final AtomicReference<@Nullable String> closed = new AtomicReference<>();

    /** Whether a part is under way; while none is, the reader is busy and nothing can come, not even a pong. */
    private volatile boolean requested;

    private volatile int closeCode = CloseReason.NORMAL;
    private volatile long lastSign;
    private volatile long pinged;
    private volatile int pongs;

    WebSocketConnection(MessageSocket socket, Inlet inlet, MessageForm form, Connections owner) {
        this.socket = socket;
        this.inlet = inlet;
        this.form = form;
        this.owner = owner;
        this.time = owner.time();
        this.cutter = new MessageCutter(owner.limits(), owner.budget());
        this.meter = new Meter(time);
        this.lastSign = time.nanoTime();
        this.pinged = lastSign;
    }

    @Override
    public Received read(Duration wait) {
        return read(Optional.of(wait));
    }

    @Override
    public Received read() {
        return read(Optional.empty());
    }

    private Received read(Optional<Duration> wait) {
        long begun = time.nanoTime();
        meter.ready();
        reading.lock();
        try {
            while (closed.get() == null) {
                var next = cutter.next();
                meter.insideFrame(cutter.insideMessage());
                if (next.isPresent()) return meter.counted(judged(next.get()));
                var more = fill(wait.map(w -> w.minusNanos(time.nanoTime() - begun)));
                if (more.isPresent()) return more.get();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            close("stopping");
        } finally {
            reading.unlock();
        }
        return new Received.Closed(closedOr("closed"));
    }

    /** Waits for the next part, at most for {@code left} if that is said; returns what it means that none came. */
    private Optional<Received> fill(Optional<Duration> left) throws InterruptedException {
        if (left.isPresent() && !left.get().isPositive()) return Optional.of(new Received.Silent());
        var patience = cutter.patience().map(meter::left);
        boolean impatient =
                patience.isPresent() && (left.isEmpty() || patience.get().compareTo(left.get()) <= 0);
        if (!requested) {
            requested = true;
            lastSign = time.nanoTime();
            socket.request();
        }
        var wait = impatient ? patience : left;
        var arrival = wait.isPresent() ? inlet.take(wait.get()) : Optional.of(inlet.take());
        if (arrival.isEmpty()) return Optional.of(impatient ? cutter.outOfPatience() : new Received.Silent());
        return switch (arrival.get()) {
            case Arrival.Part part -> {
                requested = false;
                meter.received(part.bytes().length);
                lastSign = time.nanoTime();
                cutter.put(part);
                yield Optional.empty();
            }
            case Arrival.End(var why) -> {
                var inside = cutter.insideMessage() ? ", in the middle of a message" : "";
                yield Optional.of(new Received.Closed(closedOr(why + inside)));
            }
        };
    }

    /** With what ends the connection goes the code for its Close. */
    private Received judged(Received received) {
        switch (received) {
            case Received.Whole _, Received.Silent _, Received.Spoiled _, Received.Closed _ -> {}
            case Received.TooLarge _ -> closeCode = CloseReason.TOO_LARGE;
            case Received.Misaligned _, Received.Unfinished _, Received.TooMuchJunk _, Received.WrongEncoding _ ->
                closeCode = CloseReason.POLICY;
        }
        return received;
    }

    @Override
    public void write(String text) throws IOException {
        writing.lock();
        try {
            var alreadyClosed = closed.get();
            if (alreadyClosed != null) throw new IOException(alreadyClosed);
            meter.sent(
                    form == MessageForm.TEXT
                            ? writeText(text)
                            : writeBinary(form.encoding().encode(text)));
        } catch (IOException lost) {
            if (Thread.currentThread().isInterrupted()) close("stopping");
            throw new IOException(closedOr("connection lost: " + lost.getMessage()), lost);
        } finally {
            meter.written();
            writing.unlock();
        }
    }

    private int writeBinary(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; at += PIECE_BYTES) {
            int length = Math.min(PIECE_BYTES, bytes.length - at);
            meter.writing();
            socket.binary(ByteBuffer.wrap(bytes, at, length), Fragment.of(at + length == bytes.length));
        }
        return bytes.length;
    }

    private int writeText(String text) throws IOException {
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(at + PIECE_BYTES, text.length());
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) end--;
            meter.writing();
            socket.text(text.substring(at, end), Fragment.of(end == text.length()));
            at = end;
        }
        return form.encoding().encode(text).length;
    }

    @Override
    public void closeWhenSilent(Duration limit) {
        meter.closeWhenSilent(limit);
    }

    @Override
    public Optional<String> overdue() {
        return meter.overdue(owner.limits().insideFrame()).or(() -> pinged(owner.webSocket()));
    }

    private Optional<String> pinged(Limits.WebSocket limits) {
        long now = time.nanoTime();
        int answered = inlet.pongs();
        if (answered != pongs) {
            pongs = answered;
            lastSign = now;
        }
        var silent = Duration.ofNanos(now - lastSign);
        if (pongs > 0 && requested && silent.compareTo(limits.noPong()) > 0) {
            return Optional.of("no answer to WebSocket pings for " + silent.toSeconds() + " s");
        }
        if (silent.compareTo(limits.ping()) > 0
                && Duration.ofNanos(now - pinged).compareTo(limits.ping()) > 0) {
            pinged = now;
            socket.ping();
        }
        return Optional.empty();
    }

    @Override
    public Optional<Encoding> encoding() {
        return Optional.of(form.encoding());
    }

    @Override
    public String peer() {
        return socket.peer();
    }

    @Override
    public Traffic traffic() {
        return meter.traffic();
    }

    @Override
    public boolean insideFrame() {
        return meter.insideFrame();
    }

    @Override
    public boolean busy() {
        return meter.busy();
    }

    @Override
    public void finish(String why) {
        socket.close(closeCode, why);
        try {
            inlet.awaitEnd(owner.limits().linger());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        close(why);
    }

    @Override
    public void close(String why) {
        if (!closed.compareAndSet(null, why)) return;
        socket.close(closeCode, why);
        inlet.end(why);
        reading.lock();
        try {
            cutter.close();
        } finally {
            reading.unlock();
        }
        owner.forget(this);
        owner.abortLater(socket);
    }

    /** The reason that was given, or else what the network says. */
    private String closedOr(String otherwise) {
        return Objects.requireNonNullElse(closed.get(), otherwise);
    }

    @Override
    public String toString() {
        return socket.peer();
    }
}
