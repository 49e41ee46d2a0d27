package org.cueway.newsroom.healing;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.KeyedLock;
import org.cueway.mos.session.status.Direction;
import org.cueway.rundown.RundownId;

/**
 * Holds messages back for a moment where taking them at once would be wrong: one about a running order that is being fetched waits
 * for the list (R93), one about a running order that we do not hold waits while its {@code roCreate} may be right behind it on
 * another connection (R94). Waits happen before a message takes its turn, since what it waits for needs that turn. Safe for
 * use by any thread.
 */
public final class InStep {
    private final Healing healing;
    private final Limits.Healing limits;
    private final TimeSource time;
    private final KeyedLock<RundownId> order = new KeyedLock<>();
    /** Messages that wait for a list, so that none overtakes another. */
    private final Map<RundownId, Integer> waiting = new ConcurrentHashMap<>();
    /** Messages that wait for what they overtook, by the machine they came from. */
    private final Map<String, Integer> holding = new ConcurrentHashMap<>();

    InStep(Healing healing, Limits.Healing limits, TimeSource time) {
        this.healing = healing;
        this.limits = limits;
        this.time = time;
    }

    /**
     * A message that is about to be taken.
     *
     * @param host the machine that it comes from, as its connections call it
     * @param direction who dialled the connection that it came on
     * @param form what it says of the running order
     */
    public record Coming(RundownId id, String host, Direction direction, Form form) {}

    /** What a message says of a running order. */
    public enum Form {
        /** All of it: it needs nothing to be there, and may come at any time. */
        WHOLE,
        /** That it is no more. */
        GONE,
        /** Something about what is there. */
        PART
    }

    /** Takes a message when its time has come, or when it has waited long enough. */
    public <T> T taking(Coming coming, Supplier<T> take) {
        var id = coming.id();
        if (coming.form() == Form.PART && healing.find(id).isEmpty()) {
            hold(coming);
        }
        if (!healing.isFetching(id) && !waiting.containsKey(id)) {
            return take(coming, take);
        }
        var patience = patience(coming);
        if (!patience.isPositive()) {
            healing.crossed(id);
            return take(coming, take);
        }
        waiting.merge(id, 1, Integer::sum);
        try {
            long since = time.nanoTime();
            return order.holding(id, () -> {
                await(() -> !healing.isFetching(id), patience.minusNanos(time.nanoTime() - since));
                // A part may be in the list already, and it may not. A whole is newer than a list that is still to
                // come.
                if (coming.form() == Form.PART || healing.isFetching(id)) healing.crossed(id);
                return take(coming, take);
            });
        } finally {
            waiting.compute(id, (_, count) -> count == null || count == 1 ? null : count - 1);
        }
    }

    private <T> T take(Coming coming, Supplier<T> take) {
        // Before it is taken: an answer that comes right after it must not undo it.
        if (coming.form() == Form.GONE) healing.gone(coming.id());
        return take.get();
    }

    /** The answer can come only if the message that waits does not block its way. */
    private Duration patience(Coming coming) {
        if (coming.direction() == Direction.OUT) {
            return Duration.ZERO;
        }
        return healing.dials(coming.id().newsroom()) ? limits.push() : limits.pushUndialled();
    }

    private void hold(Coming coming) {
        holding.merge(coming.host(), 1, Integer::sum);
        try {
            await(
                    () -> !anotherIsAtWork(coming.host())
                            || healing.find(coming.id()).isPresent(),
                    limits.hold());
        } finally {
            holding.compute(coming.host(), (_, count) -> count == null || count == 1 ? null : count - 1);
        }
    }

    /** Whether there is a frame of that machine, besides those that wait here, which is read or worked on. */
    private boolean anotherIsAtWork(String host) {
        return healing.busy(host) > holding.getOrDefault(host, 0);
    }

    private void await(BooleanSupplier until, Duration atMost) {
        long since = time.nanoTime();
        try {
            while (!until.getAsBoolean() && time.nanoTime() - since < atMost.toNanos()) {
                time.sleep(limits.look());
            }
        } catch (InterruptedException stop) {
            // Whoever stops us closes the connection as well; the message is taken as it stands.
            Thread.currentThread().interrupt();
        }
    }
}
