package org.cueway.web.mos;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.cueway.mos.wire.websocket.CloseReason;
import org.cueway.mos.wire.websocket.Fragment;
import org.cueway.mos.wire.websocket.Inlet;
import org.cueway.mos.wire.websocket.Inlet.Arrival.Part;
import org.cueway.mos.wire.websocket.MessageSocket;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * A WebSocket that a peer dialled. Jetty calls the handler's methods one after the other; what is not said to be its own is
 * safe for use by any thread.
 */
final class JettySocket implements FrameHandler, MessageSocket {
    private final Inlet inlet = new Inlet();
    private final Consumer<JettySocket> opened;
    private final Runnable ended;

    private volatile Optional<CoreSession> session = Optional.empty();
    private volatile String peer = "";
    private volatile boolean closing;
    /** Whether Jetty has been asked for a frame that has not come; it must not be asked twice. */
    private final AtomicBoolean demanded = new AtomicBoolean();
    /** How the message that comes in is marked. */
    private Inlet.Kind kind = Inlet.Kind.BINARY;
    /** Whether the message that goes out has begun; of whoever sends. */
    private boolean continued;

    /**
     * Not open yet.
     *
     * @param opened is told when it is
     * @param ended is told once when it is no more
     */
    JettySocket(Consumer<JettySocket> opened, Runnable ended) {
        this.opened = opened;
        this.ended = ended;
    }

    Inlet inlet() {
        return inlet;
    }

    @Override
    public void onOpen(CoreSession open, Callback callback) {
        // How long a peer may be silent is for MOS to say, and parts of long frames are handed on as they come.
        open.setIdleTimeout(Duration.ZERO);
        open.setAutoFragment(true);
        peer = words(open);
        session = Optional.of(open);
        callback.succeeded();
        opened.accept(this);
    }

    private static String words(CoreSession open) {
        if (!(open.getRemoteAddress() instanceof InetSocketAddress address)) return "unknown:0";
        var host = address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        demanded.set(false);
        switch (frame.getOpCode()) {
            case OpCode.TEXT -> {
                kind = Inlet.Kind.TEXT;
                part(frame);
            }
            case OpCode.BINARY -> {
                kind = Inlet.Kind.BINARY;
                part(frame);
            }
            case OpCode.CONTINUATION -> part(frame);
            case OpCode.PING -> {
                pong(frame);
                request();
            }
            case OpCode.PONG -> {
                inlet.pong();
                request();
            }
            case OpCode.CLOSE -> {
                // Jetty answers it with the same code; whoever reads here must not be faster with another one.
                closing = true;
                var status = CloseStatus.getCloseStatus(frame);
                inlet.end(CloseReason.words(status.getCode(), reason(status)));
            }
            default -> throw new IllegalStateException("frame of a kind that Jetty does not let through: " + frame);
        }
        callback.succeeded();
    }

    private void part(Frame frame) {
        if (closing) {
            request();
            return;
        }
        var payload = frame.hasPayload() ? frame.getPayload() : BufferUtil.EMPTY_BUFFER;
        inlet.put(Part.copy(kind, payload.slice(), Fragment.of(frame.isFin())));
    }

    private void pong(Frame ping) {
        var payload = ping.hasPayload() ? BufferUtil.copy(ping.getPayload()) : BufferUtil.EMPTY_BUFFER;
        session.ifPresent(open -> open.sendFrame(new Frame(OpCode.PONG).setPayload(payload), Callback.NOOP, false));
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        inlet.end("connection lost: " + words(cause));
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        inlet.end(CloseReason.words(status.getCode(), reason(status)));
        if (session.isPresent()) ended.run();
        callback.succeeded();
    }

    private static String reason(CloseStatus status) {
        return status.getReason() == null ? "" : status.getReason();
    }

    @Override
    public void request() {
        try {
            session.filter(_ -> demanded.compareAndSet(false, true)).ifPresent(CoreSession::demand);
        } catch (RejectedExecutionException _) {
            // Jetty has stopped: it reads nothing any more, and need not tell that the connection ended.
            inlet.end("the server stops");
        }
    }

    @Override
    public void binary(ByteBuffer part, Fragment which) throws IOException {
        send(continued ? OpCode.CONTINUATION : OpCode.BINARY, part, which);
    }

    @Override
    public void text(String part, Fragment which) throws IOException {
        var bytes = ByteBuffer.wrap(part.getBytes(StandardCharsets.UTF_8));
        send(continued ? OpCode.CONTINUATION : OpCode.TEXT, bytes, which);
    }

    private void send(byte opCode, ByteBuffer payload, Fragment which) throws IOException {
        var open = session.orElseThrow(() -> new IOException("not open"));
        var sent = new CompletableFuture<Void>();
        var frame = new Frame(opCode, which.isLast(), payload);
        open.sendFrame(frame, Callback.from(() -> sent.complete(null), sent::completeExceptionally), false);
        continued = !which.isLast();
        try {
            sent.get();
        } catch (ExecutionException failed) {
            var cause = failed.getCause() == null ? failed : failed.getCause();
            throw new IOException(words(cause), cause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("stopping", stop);
        }
    }

    @Override
    public void ping() {
        session.ifPresent(open -> open.sendFrame(new Frame(OpCode.PING), Callback.NOOP, false));
    }

    @Override
    public void close(int code, String reason) {
        if (closing) return;
        closing = true;
        session.ifPresent(open -> open.close(code, CloseReason.cut(reason), Callback.NOOP));
        // So that the peer's Close is seen, behind whatever still comes.
        request();
    }

    @Override
    public void abort() {
        session.ifPresent(CoreSession::abort);
        inlet.end("closed");
    }

    @Override
    public String peer() {
        return peer;
    }

    private static String words(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
