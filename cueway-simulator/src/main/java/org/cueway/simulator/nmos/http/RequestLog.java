package org.cueway.simulator.nmos.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The newest requests, each there before its answer goes out. Guarded by itself. */
public final class RequestLog {
    /** Requests kept: a salvo of 1,000 with all that is read before and after it, several times over. */
    private static final int MAX = 20_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<String, Integer> unanswered = new HashMap<>();
    private final Map<String, Integer> most = new HashMap<>();
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
        most.merge(key(entry), unanswered.merge(key(entry), 1, Integer::sum), Math::max);
        if (entries.size() > MAX) entries.removeFirst();
        return entry;
    }

    synchronized void answered(Entry entry, int status, boolean overlapped) {
        entry.seen = new Received(entry.seen.at(), entry.seen.request(), status, overlapped);
        unanswered.merge(key(entry), -1, Integer::sum);
    }

    private static String key(Entry entry) {
        return entry.seen.method() + " " + entry.seen.at();
    }

    /** How many requests of a method one place had to answer at the same time, at most. */
    public synchronized int mostAtOnce(String method) {
        return most.entrySet().stream()
                .filter(each -> each.getKey().startsWith(method + " "))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
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
        most.clear();
    }
}
