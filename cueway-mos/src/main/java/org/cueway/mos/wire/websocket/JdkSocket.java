package org.cueway.mos.wire.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.cueway.mos.wire.websocket.Inlet.Arrival.Part;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that we dialled with the JDK's client. The library calls the listener's methods one after the other.
 *
 * <p>The client loses the end of a connection that ends without Close while no part is requested (its receiving task dies of an
 * InternalError, JDK 25). So {@value #AHEAD} parts are always requested or waiting here, which are handed on when asked for: only
 * a peer that is so far ahead of us when it hangs up is found out by a ping instead. {@code ahead} and {@code wanted} are guarded
 * by the monitor of {@code ahead}.
 */
final class JdkSocket implements WebSocket.Listener, MessageSocket {
    /** With Close sent, everything that still comes is let through to be dropped, up to the peer's Close. */
    private static final long ALL = Long.MAX_VALUE;
    /** Parts, of 16 KiB at most. */
    private static final int AHEAD = 4;

    private final String peer;
    private final Inlet inlet;
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private final Deque<Part> ahead = new ArrayDeque<>();
    private int wanted;
    /** Half a surrogate pair that a part of a text ended with. */
    private String half = "";

    private volatile boolean closing;

    JdkSocket(String peer, Inlet inlet) {
        this.peer = peer;
        this.inlet = inlet;
    }

    @Override
    public void onOpen(WebSocket socket) {
        opened.complete(socket);
        socket.request(AHEAD);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        came(socket, Part.copy(Inlet.Kind.BINARY, part, Fragment.of(last)));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        var text = half + part;
        boolean cut = !last && !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        int end = cut ? text.length() - 1 : text.length();
        half = text.substring(end);
        came(socket, new Part(Inlet.Kind.TEXT, text.substring(0, end).getBytes(UTF_8), Fragment.of(last)));
        return null;
    }

    private void came(WebSocket socket, Part part) {
        if (closing) return;
        synchronized (ahead) {
            ahead.add(part);
            handOn(socket);
        }
    }

    private void handOn(WebSocket socket) {
        if (wanted == 0 || ahead.isEmpty()) return;
        wanted--;
        inlet.put(ahead.remove());
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        // The library answers it; what was requested is still to come.
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        inlet.pong();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        // The library answers it, with the same code; a Close of ours would now and then be faster.
        closing = true;
        inlet.end(CloseReason.words(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        inlet.end("connection lost: " + words(error));
    }

    @Override
    public void request() {
        synchronized (ahead) {
            wanted++;
            socket().ifPresent(this::handOn);
        }
    }

    @Override
    public void binary(ByteBuffer part, Fragment which) throws IOException {
        await(open().sendBinary(part, which.isLast()));
    }

    @Override
    public void text(String part, Fragment which) throws IOException {
        await(open().sendText(part, which.isLast()));
    }

    private WebSocket open() throws IOException {
        return socket().orElseThrow(() -> new IOException("not open"));
    }

    private static void await(CompletableFuture<WebSocket> sent) throws IOException {
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
        socket().ifPresent(socket -> {
            var _ = socket.sendPing(ByteBuffer.allocate(0)).whenComplete((_, failure) -> {
                if (failure instanceof IOException lost) inlet.end("connection lost: " + words(lost));
            });
        });
    }

    @Override
    public void close(int code, String reason) {
        if (closing) return;
        closing = true;
        socket().ifPresent(socket -> {
            var _ = socket.sendClose(sendable(code), CloseReason.cut(reason));
            socket.request(ALL);
        });
    }

    /** The library lets a client send no code that only servers have a use for. */
    private static int sendable(int code) {
        return code == CloseReason.NORMAL ? code : CloseReason.POLICY;
    }

    @Override
    public void abort() {
        socket().ifPresent(WebSocket::abort);
        inlet.end("closed");
    }

    private Optional<WebSocket> socket() {
        return Optional.ofNullable(opened.getNow(null));
    }

    @Override
    public String peer() {
        return peer;
    }

    private static String words(Throwable error) {
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}
