package org.cueway.simulator.ncs.answer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Stories that a device has locked for a while ({@code leaseLock}, MOS 4.0 §3.9.1). Immutable. Times are nanoseconds of a
 * monotonic clock.
 */
public record Leases(Map<Story, Lease> held) {
    /** Nothing is locked. */
    public static final Leases NONE = new Leases(Map.of());

    public Leases {
        held = Map.copyOf(held);
    }

    /** Which story. */
    public record Story(String roID, String storyID) {}

    /** Who may change it alone, and until when. User names are compared without case. */
    public record Lease(Owner owner, long until) {}

    /** A user of a device. */
    public record Owner(String mosID, String username) {
        public Owner {
            username = username.toLowerCase(Locale.ROOT);
        }
    }

    /** Who else has locked one of the stories. */
    Optional<Owner> lockedByOther(String roID, List<String> storyIDs, Owner asking, long now) {
        return storyIDs.stream()
                .flatMap(id -> Optional.ofNullable(held.get(new Story(roID, id))).stream())
                .filter(lease -> lease.until() - now > 0)
                .map(Lease::owner)
                .filter(owner -> !owner.equals(asking))
                .findFirst();
    }

    /** With the stories locked for {@code time}, or unlocked if that is zero; whatever has run out is forgotten. */
    Leases granted(String roID, List<String> storyIDs, Owner owner, Duration time, long now) {
        var next = new HashMap<>(held);
        next.values().removeIf(lease -> lease.until() - now <= 0);
        for (var id : storyIDs) {
            var story = new Story(roID, id);
            if (time.isZero()) next.remove(story);
            else next.put(story, new Lease(owner, now + time.toNanos()));
        }
        return new Leases(next);
    }
}
