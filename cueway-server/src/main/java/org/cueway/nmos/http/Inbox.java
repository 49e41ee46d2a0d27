package org.cueway.nmos.http;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.nmos.http.TextSocket.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * Puts parts together to messages, and holds them until they are read. Guarded by its lock, but for {@code parts}, which only the
 * library's calls touch, and these come one after the other.
 *
 * <p>Some parts are always asked for, since the JDK's client does not tell the end of a connection while none is (JDK 25): only when
 * as many messages wait as the limit allows is the network made to wait.
 */
final class Inbox implements WebSocket.Listener {
    /** Parts, of 16 KiB at most, that may come without being asked for one by one. */
    private static final int REQUESTED = 4;

    private final SocketLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<String> messages = new ArrayDeque<>();
    private StringBuilder parts = new StringBuilder();
    private Optional<Arrival.End> end = Optional.empty();
    private Optional<WebSocket> waiting = Optional.empty();
    private int owed;
    private boolean heard;

    Inbox(SocketLimits limits) {
        this.limits = limits;
    }

    @Override
    public void onOpen(WebSocket socket) {
        socket.request(REQUESTED);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        if (parts.length() + part.length() > limits.maxMessageChars()) {
            end("expected messages of at most " + limits.maxMessageChars() + " characters");
            socket.abort();
            return null;
        }
        parts.append(part);
        if (last) {
            add(parts.toString());
            parts = new StringBuilder();
        }
        more(socket);
        return null;
    }

    private void add(String message) {
        lock.lock();
        try {
            messages.add(message);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void more(WebSocket socket) {
        lock.lock();
        try {
            heard = true;
            if (messages.size() < limits.ahead()) {
                socket.request(1);
            } else {
                owed++;
                waiting = Optional.of(socket);
            }
        } finally {
            lock.unlock();
        }
    }

    /** No NMOS API sends such messages; they are dropped. */
    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        more(socket);
        return null;
    }

    /** The library answers it. */
    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        more(socket);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        more(socket);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        end("closed by the other end: " + code + (reason.isEmpty() ? "" : " " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        end("connection lost: " + words(error));
    }

    /** Nothing more comes. The first reason counts. */
    void end(String why) {
        lock.lock();
        try {
            if (end.isEmpty()) end = Optional.of(new Arrival.End(why));
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a message or the end; empty if neither has come in time. Messages that came before the end come first. */
    Optional<Arrival> take(Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (messages.isEmpty() && end.isEmpty() && left > 0) left = arrived.awaitNanos(left);
            if (messages.isEmpty()) return end.map(last -> last);
            var message = messages.remove();
            waiting.ifPresent(socket -> socket.request(owed));
            waiting = Optional.empty();
            owed = 0;
            return Optional.of(new Arrival.Message(message));
        } finally {
            lock.unlock();
        }
    }

    /** Whether anything was heard since this was asked the last time. */
    boolean heard() {
        lock.lock();
        try {
            boolean was = heard;
            heard = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    static String words(Throwable error) {
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}
