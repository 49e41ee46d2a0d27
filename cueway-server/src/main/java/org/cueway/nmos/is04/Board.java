package org.cueway.nmos.is04;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cueway.base.TimeSource;
import org.cueway.nmos.is04.spec.NetworkStatus;
import org.cueway.nmos.is04.spec.NetworkStatus.Mode;
import org.cueway.nmos.is04.spec.NetworkStatus.NodeRead;
import org.cueway.nmos.is04.spec.NetworkStatus.Registry;
import org.cueway.nmos.is04.spec.NetworkStatus.Standing;
import org.cueway.nmos.is04.spec.NetworkStatus.State;

/** What a network shows of itself. Written by its thread, read by any. */
final class Board {
    private final String name;
    private final TimeSource time;
    private final Runnable changed;
    private volatile Shown shown;

    private record Shown(Standing standing, List<Registry> registries) {}

    Board(String name, TimeSource time, Runnable changed) {
        this.name = name;
        this.time = time;
        this.changed = changed;
        this.shown = new Shown(
                new Standing(Mode.NONE, State.SEARCHING, "just begun", time.now(), Optional.empty()), List.of());
    }

    /** Shows this from now on. */
    void show(Mode mode, State state, String reason, boolean stale, List<Registry> registries) {
        var before = shown.standing();
        var now = time.now();
        var since = before.mode() == mode && before.state() == state ? before.since() : now;
        var standing = new Standing(mode, state, reason, since, staleSince(before, stale, now));
        var next = new Shown(standing, registries);
        if (next.equals(shown)) return;
        shown = next;
        changed.run();
    }

    private static Optional<Instant> staleSince(Standing before, boolean stale, Instant now) {
        return stale ? before.staleSince().or(() -> Optional.of(now)) : Optional.empty();
    }

    NetworkStatus status(List<NodeRead> nodes) {
        var now = shown;
        return new NetworkStatus(name, now.standing(), now.registries(), nodes);
    }
}
