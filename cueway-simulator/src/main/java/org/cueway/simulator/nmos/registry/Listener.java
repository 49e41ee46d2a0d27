package org.cueway.simulator.nmos.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.http.WebSocket;

/** One WebSocket of a subscription: what waits for it, and the thread that sends that. The queue is guarded by its lock. */
final class Listener {
    /** Events that wait for a client that does not read; more ends the connection. */
    private static final int MAX_WAITING = 200_000;

    private final WebSocket socket;
    private final Grains grains;
    private final Pace pace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final Deque<Event> waiting = new ArrayDeque<>();
    private boolean ended;

    /**
     * How messages follow each other.
     *
     * @param maxEvents in one message
     * @param between two messages, at least
     */
    record Pace(int maxEvents, Duration between, TimeSource time) {}

    Listener(WebSocket socket, Grains grains, Pace pace) {
        this.socket = socket;
        this.grains = grains;
        this.pace = pace;
    }

    WebSocket socket() {
        return socket;
    }

    /** Hands over what is to be sent; does not wait. */
    void tell(List<Event> events) {
        lock.lock();
        try {
            waiting.addAll(events);
            came.signalAll();
            if (waiting.size() > MAX_WAITING) socket.abort();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is sent. */
    void end() {
        lock.lock();
        try {
            ended = true;
            came.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends until the end. */
    void run() {
        try {
            for (var next = next(); !next.isEmpty(); next = next()) {
                socket.send(grains.message(next));
                pace.time().sleep(pace.between());
            }
        } catch (IOException e) {
            socket.abort();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            socket.abort();
        }
    }

    /** What goes into the next message, each resource once; empty at the end. Waits. */
    private List<Event> next() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !ended) {
                came.await();
            }
            var next = new ArrayList<Event>();
            var paths = new HashSet<String>();
            while (!ended
                    && !waiting.isEmpty()
                    && next.size() < pace.maxEvents()
                    && paths.add(waiting.getFirst().path())) {
                next.add(waiting.removeFirst());
            }
            return next;
        } finally {
            lock.unlock();
        }
    }
}
