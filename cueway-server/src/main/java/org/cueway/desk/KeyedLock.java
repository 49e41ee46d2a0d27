package org.cueway.desk;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One fair lock per key. A lock exists only while somebody holds it or waits for it, so keys may come and go for ever.
 * Safe for use by any thread.
 */
public final class KeyedLock<K> {
    private final ConcurrentHashMap<K, Shared> locks = new ConcurrentHashMap<>();

    /** Does the work while no other thread does any under the same key; who waits longest is next. */
    public <T> T holding(K key, Supplier<T> work) {
        var lock = locks.merge(key, Shared.byOne(), (now, _) -> now.byOneMore()).lock();
        try {
            lock.lock();
            try {
                return work.get();
            } finally {
                lock.unlock();
            }
        } finally {
            locks.computeIfPresent(key, (_, now) -> now.byOneLess().orElse(null));
        }
    }

    /** How many keys are in use at this moment. */
    public int size() {
        return locks.size();
    }

    /** A lock and the number of threads that hold it or wait for it. */
    private record Shared(ReentrantLock lock, int users) {
        static Shared byOne() {
            return new Shared(new ReentrantLock(true), 1);
        }

        Shared byOneMore() {
            return new Shared(lock, users + 1);
        }

        Optional<Shared> byOneLess() {
            return users == 1 ? Optional.empty() : Optional.of(new Shared(lock, users - 1));
        }
    }
}
