package org.cueway.nmos.http;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A WebSocket that we opened, on which whole text messages are exchanged. Whoever reads also finds out whether the other end is still
 * there: after silence it is asked, and after more silence the connection is over. One thread reads, one at a time sends.
 */
public final class TextSocket implements AutoCloseable {
    private final WebSocket socket;
    private final Inbox inbox;
    private final SocketLimits limits;

    TextSocket(WebSocket socket, Inbox inbox, SocketLimits limits) {
        this.socket = socket;
        this.inbox = inbox;
        this.limits = limits;
    }

    /** What came. */
    public sealed interface Arrival {
        /** A whole message. */
        record Message(String text) implements Arrival {}

        /** Nothing more comes, for a reason in words. */
        record End(String why) implements Arrival {}
    }

    /** Waits for what comes next. Once the end has come, it comes again each time. */
    public Arrival next() throws InterruptedException {
        int missed = 0;
        while (true) {
            var came = inbox.take(limits.ping());
            if (came.isPresent()) return came.orElseThrow();
            missed = inbox.heard() ? 0 : missed + 1;
            if (missed > limits.misses()) {
                inbox.end("no answer to " + limits.misses() + " pings");
                socket.abort();
            } else {
                ping();
            }
        }
    }

    /** The same, but waits no longer than this; empty if nothing came. Does not ask whether the other end is still there. */
    public Optional<Arrival> next(Duration patience) throws InterruptedException {
        return inbox.take(patience);
    }

    private void ping() {
        var _ = socket.sendPing(ByteBuffer.allocate(0)).whenComplete((_, failure) -> {
            if (failure instanceof IOException lost) inbox.end("connection lost: " + Inbox.words(lost));
        });
    }

    /**
     * Sends a message and returns when the network has taken it.
     *
     * @param patience after which it is given up
     * @throws IOException if the connection is gone, or the time over
     */
    public void send(String text, Duration patience) throws IOException, InterruptedException {
        try {
            socket.sendText(text, true).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            var cause = Optional.ofNullable(failed.getCause()).orElse(failed);
            throw new IOException(Inbox.words(cause), cause);
        } catch (TimeoutException late) {
            throw new IOException("not taken by the network within " + patience, late);
        }
    }

    /** Says goodbye without waiting for an answer, and drops the connection. */
    @Override
    public void close() {
        inbox.end("closed here");
        var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((_, _) -> socket.abort());
    }
}
