package org.cueway.mos.wire.websocket;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A WebSocket that we dialled with the JDK's client. The library calls the listener's methods one after the other. */
final class JdkSocket implements WebSocket.Listener, MessageSocket {
    /** With Close sent, everything that still comes is let through to be dropped, up to the peer's Close. */
    private static final long ALL = Long.MAX_VALUE;

    private final String peer;
    private final Inlet inlet;
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private volatile boolean closing;

    JdkSocket(String peer, Inlet inlet) {
        this.peer = peer;
        this.inlet = inlet;
    }

    @Override
    public void onOpen(WebSocket socket) {
        opened.complete(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        if (!closing) inlet.data(Inlet.Kind.BINARY, part, Fragment.of(last));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        if (!closing) inlet.text(part, Fragment.of(last));
        return null;
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
        inlet.end(CloseReason.words(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        inlet.end("connection lost: " + words(error));
    }

    @Override
    public void request() {
        socket().ifPresent(socket -> socket.request(1));
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
            var _ = socket.sendPing(ByteBuffer.allocate(0));
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
