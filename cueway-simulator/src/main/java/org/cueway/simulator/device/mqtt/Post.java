package org.cueway.simulator.device.mqtt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.base.TimeSource;
import org.cueway.simulator.device.mqtt.Packet.Filter;
import org.cueway.simulator.device.mqtt.Packet.Publish;

/** What a broker knows: retained messages, sessions, and what waits in them. Guarded by its lock. */
final class Post {
    /** Messages that wait for one client, and clients that are remembered; the oldest go first. */
    private static final int MAX_WAITING = 1_000;

    private static final int MAX_SESSIONS = 1_000;

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Held> retained = new TreeMap<>();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final List<Publish> received = new ArrayList<>();

    /** A message, and when it came. */
    private record Held(Publish message, long at) {}

    /** One client. */
    private static final class Session {
        private final Map<String, Filter> filters = new LinkedHashMap<>();
        private final List<Held> waiting = new ArrayList<>();
        private final Map<Integer, Held> unacknowledged = new LinkedHashMap<>();
        private Optional<Peer> peer = Optional.empty();
        private int lastId;
    }

    Post(TimeSource time) {
        this.time = time;
    }

    /**
     * A client has connected.
     *
     * @return who had connected by that name before, and now has to go
     */
    Optional<Peer> join(String client, boolean clean, Peer peer) {
        lock.lock();
        try {
            var before = Optional.ofNullable(sessions.get(client));
            if (clean || before.isEmpty()) {
                if (sessions.size() >= MAX_SESSIONS)
                    sessions.remove(sessions.keySet().iterator().next());
                sessions.put(client, new Session());
            }
            var session = sessions.get(client);
            var other = before.flatMap(each -> each.peer);
            if (session != null) session.peer = Optional.of(peer);
            return other;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is a session of that name. */
    boolean knows(String client) {
        lock.lock();
        try {
            return sessions.containsKey(client);
        } finally {
            lock.unlock();
        }
    }

    /** Sends what waited while the client was away. */
    void catchUp(String client) {
        lock.lock();
        try {
            var session = sessions.get(client);
            if (session == null) return;
            var missed = new ArrayList<>(session.unacknowledged.values());
            missed.addAll(session.waiting);
            session.unacknowledged.clear();
            session.waiting.clear();
            missed.forEach(held -> deliver(session, held, 1, held.message().retain()));
        } finally {
            lock.unlock();
        }
    }

    /** A connection has ended. */
    void leave(String client, Peer peer, boolean keep) {
        lock.lock();
        try {
            var session = sessions.get(client);
            if (session != null && session.peer.filter(peer::equals).isPresent()) {
                session.peer = Optional.empty();
                if (!keep) sessions.remove(client);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Subscribes, and sends what is retained. */
    void subscribe(String client, List<Filter> filters) {
        lock.lock();
        try {
            var session = sessions.get(client);
            if (session == null) return;
            for (var filter : filters) {
                if (!Matching.isFilter(filter.text())) continue;
                session.filters.put(filter.text(), filter);
                retained.values().stream()
                        .filter(held ->
                                Matching.fits(filter.text(), held.message().topic()))
                        .toList()
                        .forEach(held -> deliver(session, held, filter.qos(), true));
            }
        } finally {
            lock.unlock();
        }
    }

    void unsubscribe(String client, List<String> filters) {
        lock.lock();
        try {
            Optional.ofNullable(sessions.get(client))
                    .ifPresent(session -> session.filters.keySet().removeAll(filters));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Keeps a message if it is to be retained, and hands it to who listens.
     *
     * @return whether anybody listens
     */
    boolean publish(String from, Publish message) {
        lock.lock();
        try {
            if (received.size() == MAX_WAITING) received.removeFirst();
            received.add(message);
            var held = new Held(message, time.nanoTime());
            if (message.retain()) {
                if (message.payload().isEmpty()) {
                    retained.remove(message.topic());
                } else {
                    retained.put(message.topic(), held);
                }
            }
            boolean heard = false;
            for (var each : sessions.entrySet()) {
                var filter =
                        meant(each.getValue(), message.topic(), each.getKey().equals(from));
                if (filter.isPresent()) {
                    heard = true;
                    boolean flag = filter.get().asPublished() && message.retain();
                    deliver(
                            each.getValue(),
                            held,
                            Math.min(message.qos(), filter.get().qos()),
                            flag);
                }
            }
            return heard;
        } finally {
            lock.unlock();
        }
    }

    /** The best of the filters that fit, so that a message comes once. */
    private static Optional<Filter> meant(Session session, String topic, boolean own) {
        return session.filters.values().stream()
                .filter(filter -> !(own && filter.noLocal()) && Matching.fits(filter.text(), topic))
                .max((one, other) -> Integer.compare(one.qos(), other.qos()));
    }

    private void deliver(Session session, Held held, int qos, boolean retain) {
        var left = left(held);
        if (left.isPresent() && left.getAsLong() <= 0) return;
        int most = Math.min(qos, held.message().qos());
        if (session.peer.isEmpty()) {
            if (most == 0) return;
            if (session.waiting.size() == MAX_WAITING) session.waiting.removeFirst();
            session.waiting.add(held);
            return;
        }
        int id = 0;
        if (most > 0) {
            session.lastId = session.lastId % 0xffff + 1;
            id = session.lastId;
            session.unacknowledged.put(id, held);
        }
        session.peer.get().say(held.message().with(most, retain, id, left));
    }

    /** Seconds that a message is still worth something. */
    private OptionalLong left(Held held) {
        var expiry = held.message().expiry();
        if (expiry.isEmpty()) return expiry;
        return OptionalLong.of(expiry.getAsLong() - (time.nanoTime() - held.at()) / 1_000_000_000);
    }

    void acknowledged(String client, int id) {
        lock.lock();
        try {
            Optional.ofNullable(sessions.get(client)).ifPresent(session -> session.unacknowledged.remove(id));
        } finally {
            lock.unlock();
        }
    }

    /** Loses everything, as a broker that keeps nothing does when it starts again. */
    void forget() {
        lock.lock();
        try {
            retained.clear();
            sessions.clear();
        } finally {
            lock.unlock();
        }
    }

    Map<String, String> retained() {
        lock.lock();
        try {
            var texts = new TreeMap<String, String>();
            retained.forEach((topic, held) -> texts.put(topic, held.message().payload()));
            return texts;
        } finally {
            lock.unlock();
        }
    }

    /** The last messages from clients, oldest first. */
    List<Publish> received() {
        lock.lock();
        try {
            return List.copyOf(received);
        } finally {
            lock.unlock();
        }
    }

    List<Peer> peers() {
        lock.lock();
        try {
            return sessions.values().stream()
                    .flatMap(session -> session.peer.stream())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Who is connected. */
    List<String> clients() {
        lock.lock();
        try {
            return sessions.entrySet().stream()
                    .filter(each -> each.getValue().peer.isPresent())
                    .map(Map.Entry::getKey)
                    .toList();
        } finally {
            lock.unlock();
        }
    }
}
