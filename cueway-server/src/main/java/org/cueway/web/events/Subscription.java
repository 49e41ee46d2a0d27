package org.cueway.web.events;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One console: what waits to be sent to it. The feed's thread adds, the console's thread takes. A console that does not keep
 * up is told to load everything anew, which is cheaper for both than what it missed.
 */
public final class Subscription implements Events {
    static final String RESET = ServerSent.event("reset", "{}");

    private final String watched;
    private final OptionalLong after;
    private final Consumer<Subscription> onClose;
    private final BlockingQueue<String> queue;
    private volatile boolean ended;

    Subscription(String watched, OptionalLong after, int maxQueued, Consumer<Subscription> onClose) {
        this.watched = watched;
        this.after = after;
        this.onClose = onClose;
        this.queue = new ArrayBlockingQueue<>(maxQueued);
    }

    /** Key of the running order that it looks at; empty if at none. */
    String watched() {
        return watched;
    }

    /** Number of the last event that it has seen; empty if it is new. */
    OptionalLong after() {
        return after;
    }

    /** For the feed's thread. */
    void add(String text) {
        if (!text.isEmpty() && !queue.offer(text)) {
            queue.clear();
            queue.add(RESET);
        }
    }

    /** Whether the console is gone, or was told that no more will come. */
    boolean isEnded() {
        return ended;
    }

    /** No more will come. */
    void end() {
        ended = true;
        queue.offer("");
    }

    @Override
    public Optional<String> next(Duration wait) throws InterruptedException {
        String text = queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        return ended ? Optional.empty() : Optional.of(text == null ? "" : text);
    }

    @Override
    public void close() {
        ended = true;
        onClose.accept(this);
    }
}
