package org.cueway.nmos.is05.state;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.nmos.Resource.Receiver;
import org.cueway.nmos.Tai;
import org.cueway.nmos.is05.plan.Before;
import org.cueway.nmos.is05.plan.Settings;

/**
 * What receivers have staged and in force, for as long as the registry tells of no other version (C-59): every activation changes it. What
 * somebody stages without an activation does not; that is no part of what is in force, and a pending activation is refused by the device
 * itself.
 *
 * <p>The version that our own activation makes is expected: until it comes, for a while, what the device has answered counts, and then it is
 * that version's. A receiver whose version has not moved with our activation is not believed again before it moves. Safe for use by any
 * thread.
 */
final class Snapshots {
    private final Duration expecting;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /** @param expecting how long the registry has to tell of our own change */
    Snapshots(Duration expecting) {
        this.expecting = expecting;
    }

    /**
     * One of them.
     *
     * @param version that the registry told when it was read, or before our own activation
     * @param until when the registry has to have told of our activation, on the monotonic clock; empty if none is expected
     */
    private record Held(Tai version, Before before, Optional<Long> until, boolean mute) {}

    /** Empty if nobody can be sure. */
    Optional<Before> of(Receiver receiver, long now) {
        return Optional.ofNullable(held.get(receiver.id()))
                .filter(one -> one.version.equals(receiver.core().version()) && !one.mute)
                .filter(one -> one.until.isEmpty() || one.until.orElseThrow() - now > 0)
                .map(Held::before)
                .filter(one -> isAsTold(receiver, one.active()));
    }

    private static boolean isAsTold(Receiver receiver, Settings active) {
        var said = receiver.subscription();
        return said.active().filter(on -> on == active.enabled()).isPresent()
                && (!active.enabled() || said.peer().equals(active.peer()));
    }

    /** Both were read at the device, after the registry had told of this version. */
    void read(Receiver told, Before now, long at) {
        if (now.staged().activation().isPending()) {
            doubt(told.id());
            return;
        }
        held.compute(told.id(), (_, one) -> {
            boolean same = one != null && one.version.equals(told.core().version());
            boolean waits = same && one.until.isPresent();
            boolean mute = same && (one.mute || (waits && one.until.orElseThrow() - at <= 0));
            return new Held(told.core().version(), now, waits && !mute ? one.until : Optional.empty(), mute);
        });
    }

    /**
     * Our own activation has made it so.
     *
     * @param told whether the version is the one that it made
     */
    void made(Receiver as, Before now, boolean told, long at) {
        held.put(
                as.id(),
                new Held(
                        as.core().version(),
                        now,
                        told ? Optional.empty() : Optional.of(at + expecting.toNanos()),
                        false));
    }

    /** The registry tells of another version. */
    void changed(Receiver before, Receiver now, boolean ours) {
        if (before.core().version().equals(now.core().version())) return;
        held.computeIfPresent(
                now.id(),
                (_, one) -> ours
                                && one.until.isPresent()
                                && one.version.equals(before.core().version())
                        ? new Held(now.core().version(), one.before, Optional.empty(), false)
                        : null);
    }

    /** Nobody knows any more. */
    void doubt(String receiver) {
        held.computeIfPresent(receiver, (_, one) -> one.mute ? one : null);
    }
}
