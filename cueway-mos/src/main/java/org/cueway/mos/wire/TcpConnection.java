package org.cueway.mos.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.cueway.base.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * MOS 2.8.x over a socket. Made by {@link Connections}.
 *
 * <p>The cutter is guarded by {@code reading}, which the reading thread holds while it waits; whoever closes shuts the socket
 * first, so that thread lets go. {@code writing} keeps frames whole.
 */
final class TcpConnection implements Guarded {
    /** Longer frames go out in pieces, so that progress shows while a slow peer takes them. */
    private static final int PIECE_BYTES = 64 << 10;
    /** As a time limit of a socket. */
    private static final int FOR_EVER = 0;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Connections owner;
    private final TimeSource time;
    private final FrameCutter cutter;
    private final String peer;

    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    /** Why it was closed; null while it is open. */
    private final AtomicReference<@Nullable String> closed = new AtomicReference<>();

    private final Meter meter;
    private volatile Optional<Encoding> encoding;

    TcpConnection(Socket socket, Connections owner, Optional<Encoding> fixed) throws IOException {
        this.socket = socket;
        this.owner = owner;
        this.time = owner.time();
        this.meter = new Meter(time);
        this.encoding = fixed;
        this.cutter = new FrameCutter(fixed, owner.limits(), owner.budget());
        this.peer = words((InetSocketAddress) socket.getRemoteSocketAddress());
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    @Override
    public Received read(Duration wait) {
        long begun = time.nanoTime();
        return read(() -> fill(Optional.of(wait.minusNanos(time.nanoTime() - begun))));
    }

    @Override
    public Received read() {
        return read(() -> fill(Optional.empty()));
    }

    private Received read(Supplier<Optional<Received>> fill) {
        meter.ready();
        reading.lock();
        try {
            while (closed.get() == null) {
                var next = cutter.next();
                encoding = cutter.encoding();
                meter.insideFrame(cutter.patience().isPresent());
                if (next.isPresent()) return meter.counted(next.get());
                var more = fill.get();
                if (more.isPresent()) return more.get();
            }
        } finally {
            reading.unlock();
        }
        return new Received.Closed(closedOr("closed"));
    }

    /** Waits for more bytes, at most for {@code left} if that is said; returns what it means that none came. */
    private Optional<Received> fill(Optional<Duration> left) {
        if (left.isPresent() && !left.get().isPositive()) return Optional.of(new Received.Silent());
        var patience = cutter.patience().map(meter::left);
        boolean impatient =
                patience.isPresent() && (left.isEmpty() || patience.get().compareTo(left.get()) <= 0);
        try {
            socket.setSoTimeout(
                    (impatient ? patience : left).map(TcpConnection::millis).orElse(FOR_EVER));
            int read = cutter.fill(in);
            if (read < 0) return Optional.of(new Received.Closed(ended(meter.insideFrame())));
            meter.received(read);
            return Optional.empty();
        } catch (SocketTimeoutException nothingCame) {
            return Optional.of(impatient ? cutter.outOfPatience() : new Received.Silent());
        } catch (IOException lost) {
            return Optional.of(new Received.Closed(closedOr("connection lost: " + lost.getMessage())));
        }
    }

    private static int millis(Duration wait) {
        return Math.clamp(wait.toMillis(), 1, Integer.MAX_VALUE);
    }

    private static String ended(boolean insideFrame) {
        return insideFrame ? "closed by the peer in the middle of a frame" : "closed by the peer";
    }

    @Override
    public void write(String text) throws IOException {
        var bytes = encoding.orElse(Encoding.UCS2BE).encode(text);
        writing.lock();
        try {
            for (int at = 0; at < bytes.length; at += PIECE_BYTES) {
                meter.writing();
                out.write(bytes, at, Math.min(PIECE_BYTES, bytes.length - at));
            }
        } catch (IOException lost) {
            throw new IOException(closedOr("connection lost: " + lost.getMessage()), lost);
        } finally {
            meter.written();
            writing.unlock();
        }
        meter.sent(bytes.length);
    }

    @Override
    public void closeWhenSilent(Duration limit) {
        meter.closeWhenSilent(limit);
    }

    @Override
    public Optional<String> overdue() {
        return meter.overdue(owner.limits().insideFrame());
    }

    @Override
    public Optional<Encoding> encoding() {
        return encoding;
    }

    @Override
    public String peer() {
        return peer;
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
        try {
            // Closing with octets unread would reset the connection and take our last answer back from the peer.
            socket.shutdownOutput();
            long begun = time.nanoTime();
            var rest = new byte[PIECE_BYTES];
            var linger = owner.limits().linger();
            socket.setSoTimeout((int) linger.toMillis());
            while (in.read(rest) >= 0 && time.nanoTime() - begun < linger.toNanos()) {
                // What still comes is of no interest.
            }
        } catch (IOException nobodyReads) {
            // Then there is nobody left to be polite to.
        }
        close(why);
    }

    @Override
    public void close(String why) {
        if (!closed.compareAndSet(null, why)) return;
        try {
            socket.close();
        } catch (IOException e) {
            // The descriptor is gone either way.
        }
        reading.lock();
        try {
            cutter.close();
        } finally {
            reading.unlock();
        }
        owner.forget(this);
    }

    /** The reason that was given, or else what the network says. */
    private String closedOr(String otherwise) {
        return Objects.requireNonNullElse(closed.get(), otherwise);
    }

    @Override
    public String toString() {
        return peer;
    }

    static String words(InetSocketAddress address) {
        var host = address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }
}
