package org.cueway.nmos.is05;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Receivers that may not be changed (nmos §11). They outlive a restart. Safe for use by any thread. */
public final class Locks {
    private static final String NAME = "locks";

    private final Keeping keeping;
    private final int most;
    private final Map<String, Lock> locks = new ConcurrentSkipListMap<>();

    Locks(Keeping keeping, int most) {
        this.keeping = keeping;
        this.most = most;
        Kept.objects(keeping, NAME).forEach((receiver, json) -> locks.put(receiver, read(receiver, json)));
    }

    /** How far it goes. */
    public enum Kind {
        /** Nobody changes it, not even the owner. */
        LOCK,
        /** Only the owner changes it. */
        PROTECT
    }

    /**
     * One.
     *
     * @param reason for people; may be empty
     */
    public record Lock(String receiver, String owner, Kind kind, String reason, Instant since) {
        /** In small letters. */
        public Lock {
            receiver = receiver.toLowerCase(Locale.ROOT);
        }

        /** In a sentence. */
        public String inWords() {
            var how = kind == Kind.LOCK ? "locked" : "protected";
            return how + " by " + owner + " since " + since + (reason.isEmpty() ? "" : ": " + reason);
        }
    }

    /**
     * Locks, or changes one's own lock.
     *
     * @return somebody else's lock that stands in the way; empty if it is done
     * @throws IllegalStateException if there are too many
     * @throws java.io.UncheckedIOException if it could not be kept: then nothing has changed
     */
    public synchronized Optional<Lock> put(Lock lock) {
        var other = of(lock.receiver).filter(held -> !held.owner.equals(lock.owner));
        if (other.isPresent()) return other;
        force(lock);
        return Optional.empty();
    }

    /** Locks, whoever's lock was there. For who may. */
    public synchronized void force(Lock lock) {
        if (locks.size() >= most && !locks.containsKey(lock.receiver)) {
            throw new IllegalStateException("expected at most " + most + " locks");
        }
        var next = new TreeMap<>(locks);
        next.put(lock.receiver, lock);
        keep(next);
        locks.put(lock.receiver, lock);
    }

    /**
     * Takes one's own lock away.
     *
     * @return somebody else's lock that stands in the way; empty if there is none any more
     */
    public synchronized Optional<Lock> release(String receiver, String owner) {
        var other = of(receiver).filter(held -> !held.owner.equals(owner));
        if (other.isEmpty()) forceRelease(receiver);
        return other;
    }

    /** Takes a lock away, whoever's it is. For who may. */
    public synchronized void forceRelease(String receiver) {
        var id = receiver.toLowerCase(Locale.ROOT);
        if (!locks.containsKey(id)) return;
        var next = new TreeMap<>(locks);
        next.remove(id);
        keep(next);
        locks.remove(id);
    }

    /** The lock of a receiver, if there is one. */
    public Optional<Lock> of(String receiver) {
        return Optional.ofNullable(locks.get(receiver.toLowerCase(Locale.ROOT)));
    }

    /** All, by receiver. */
    public List<Lock> all() {
        return List.copyOf(locks.values());
    }

    /** Why somebody may not change a receiver; empty if he may. */
    Optional<String> refusal(String receiver, String by) {
        return of(receiver)
                .filter(lock -> lock.kind == Kind.LOCK || !lock.owner.equals(by))
                .map(Lock::inWords);
    }

    private void keep(Map<String, Lock> next) {
        Kept.save(keeping, NAME, next, Locks::json);
    }

    private static void json(Lock lock, ObjectNode json) {
        json.put("owner", lock.owner)
                .put("kind", lock.kind == Kind.LOCK ? "lock" : "protect")
                .put("reason", lock.reason)
                .put("since", lock.since.toString());
    }

    private static Lock read(String receiver, JsonNode json) {
        return new Lock(
                receiver,
                json.path("owner").asString(""),
                "protect".equals(json.path("kind").asString("")) ? Kind.PROTECT : Kind.LOCK,
                json.path("reason").asString(""),
                Kept.instant(json.path("since")));
    }
}
