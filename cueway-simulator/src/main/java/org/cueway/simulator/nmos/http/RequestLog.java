package org.cueway.simulator.nmos.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest requests, each there before its answer goes out. Guarded by itself. */
public final class RequestLog {
    /** Requests kept: several starts of a controller that reads 20,000 resources. */
    private static final int MAX = 50_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long total;

    /** A request; its fields are guarded by the log. */
    static final class Entry {
        private Received seen;

        private Entry(Received seen) {
            this.seen = seen;
        }
    }

    synchronized Entry arrived(String at, Request request) {
        var entry = new Entry(new Received(at, request, 0, false));
        entries.addLast(entry);
        total++;
        if (entries.size() > MAX) entries.removeFirst();
        return entry;
    }

    synchronized void answered(Entry entry, int status, boolean overlapped) {
        entry.seen = new Received(entry.seen.at(), entry.seen.request(), status, overlapped);
    }

    /** What came, oldest first. */
    public synchronized List<Received> all() {
        return entries.stream().map(entry -> entry.seen).toList();
    }

    /** How many ever came. */
    public synchronized long total() {
        return total;
    }

    /** From now on as if nothing had come. */
    public synchronized void forget() {
        entries.clear();
    }
}
