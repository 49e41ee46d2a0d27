package org.cueway.relay;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * By whom and under which name a running order was sent on to a device, so that what the device says of it goes back there.
 * Forgotten with the process: then it goes to where all else of the device goes. Guarded by its lock.
 */
final class Known {
    private final int max;
    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<Key, Outside> known = new LinkedHashMap<>();

    /** Remembers at most so many, the oldest go first. */
    Known(int max) {
        this.max = max;
    }

    private record Key(String device, String roID) {}

    /**
     * How a newsroom knows a device.
     *
     * @param mosID as it stands in the newsroom's envelopes
     */
    record Outside(String newsroom, String mosID) {}

    void put(String device, String roID, Outside outside) {
        lock.lock();
        try {
            known.putLast(new Key(device, roID), outside);
            if (known.size() > max) known.pollFirstEntry();
        } finally {
            lock.unlock();
        }
    }

    Optional<Outside> of(String device, String roID) {
        lock.lock();
        try {
            return Optional.ofNullable(known.get(new Key(device, roID)));
        } finally {
            lock.unlock();
        }
    }
}
