package org.cueway.newsroom.objects;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.newsroom.objects.Progress.What;
import org.cueway.object.ObjectId;
import org.cueway.store.StoreException;

/**
 * Listings of all our objects that newsrooms asked for, one at a time for each of them. That one is under way is durable
 * before it is acknowledged; after a restart it begins anew. Safe for use by any thread.
 */
final class Listings {
    private final Progress progress;
    private final Map<String, Listing> underWay = new ConcurrentHashMap<>();

    private Listings(Progress progress) {
        this.progress = progress;
    }

    /** A listing; what is left of it is confined to the teller's thread. */
    static final class Listing {
        private final long pause;
        private final Deque<ObjectId> left = new ArrayDeque<>();
        private boolean begun;
        private long dueAt;

        private Listing(long pause, long dueAt) {
            this.pause = pause;
            this.dueAt = dueAt;
        }

        /** Seconds between two objects; 0 for all in one message. */
        long pause() {
            return pause;
        }

        /** By the monotonic clock, when the next message of it may go out. */
        long dueAt() {
            return dueAt;
        }

        void dueAt(long nanos) {
            dueAt = nanos;
        }

        boolean begun() {
            return begun;
        }

        void begin(List<ObjectId> objects) {
            left.addAll(objects);
            begun = true;
        }

        Deque<ObjectId> left() {
            return left;
        }
    }

    /** Those that were under way go on. */
    static Listings recover(Progress progress, long now) {
        var listings = new Listings(progress);
        for (var newsroom : progress.newsrooms()) {
            long kept = progress.of(newsroom, What.LISTING).orElse(0);
            if (kept > 0) {
                listings.underWay.put(newsroom, new Listing(kept - 1, now));
            }
        }
        return listings;
    }

    /**
     * Begins one, unless one is under way.
     *
     * @param dueAt when its first message may go out, so that the acknowledgement is there before
     * @return whether it was begun
     * @throws StoreException if it could not be made durable; then it was not
     */
    synchronized boolean begin(String newsroom, long pause, long dueAt) {
        if (underWay.containsKey(newsroom)) {
            return false;
        }
        progress.set(newsroom, What.LISTING, pause + 1);
        underWay.put(newsroom, new Listing(pause, dueAt));
        return true;
    }

    Optional<Listing> of(String newsroom) {
        return Optional.ofNullable(underWay.get(newsroom));
    }

    /** The newsrooms that one is under way for. */
    List<String> newsrooms() {
        return List.copyOf(underWay.keySet());
    }

    /**
     * It is at its end.
     *
     * @throws StoreException if that could not be made durable; then it is still under way
     */
    synchronized void end(String newsroom) {
        progress.set(newsroom, What.LISTING, 0);
        underWay.remove(newsroom);
    }
}
