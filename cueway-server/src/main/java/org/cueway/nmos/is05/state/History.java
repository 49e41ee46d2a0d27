package org.cueway.nmos.is05.state;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What every receiver has been on, the last times. Safe for use by any thread. */
public final class History {
    private final int most;
    private final Map<String, Deque<Entry>> entries = new ConcurrentHashMap<>();

    /** @param most entries for each receiver */
    History(int most) {
        this.most = most;
    }

    /**
     * One change, or an attempt.
     *
     * @param to the sender; empty if it was switched off, or to what is no NMOS sender
     * @param by who; {@code external} if it was not this gateway
     * @param result in one word: {@code confirmed}, {@code failed}, {@code seen}
     * @param detail may be empty
     */
    public record Entry(Instant at, Optional<String> to, String by, String result, String detail) {}

    void add(String receiver, Entry entry) {
        entries.compute(receiver, (_, held) -> {
            var list = held == null ? new ArrayDeque<Entry>() : new ArrayDeque<>(held);
            list.addFirst(entry);
            if (list.size() > most) list.removeLast();
            return list;
        });
    }

    void forget(String receiver) {
        entries.remove(receiver);
    }

    /** The newest first; none of a receiver that is not known. */
    public List<Entry> of(String receiver) {
        return List.copyOf(entries.getOrDefault(receiver, new ArrayDeque<>()));
    }
}
