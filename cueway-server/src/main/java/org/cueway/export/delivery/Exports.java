package org.cueway.export.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cueway.base.ExportLimits;
import org.cueway.base.TimeSource;
import org.cueway.export.Editing;
import org.cueway.export.Edition;
import org.cueway.export.Ledger;
import org.cueway.export.Named;
import org.cueway.export.Stacks;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.store.Change;
import org.cueway.store.Committed;
import org.cueway.store.Entry;
import org.cueway.store.RundownKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Editions of running orders, and the targets that get them. One thread: a running order that changed is written when it was left
 * alone for a moment, or has waited for long enough; its page numbers and its revision are kept first. Without a target nothing is
 * written, and an edition is made when somebody asks for one. Safe for use by any thread.
 */
public final class Exports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

    private final Parts parts;
    private final List<TargetRunner> targets;
    private final ExportLimits limits;
    private final TimeSource time;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    /** Guarded by {@code lock}; in the order in which they began to change. */
    private final Map<RundownId, Changed> changed = new LinkedHashMap<>();

    /** Guarded by {@code lock}: gone, and still on air when they were looked at last. */
    private final Map<RundownId, Named> staying = new HashMap<>();

    /** Held while an edition is made and its ledger written, so that no two get the same revision; guards what follows. */
    private final ReentrantLock making = new ReentrantLock();

    private final Ledgers ledgers;
    private final Map<RundownId, Edition> newest = new HashMap<>();
    private final Map<RundownId, Long> offered = new HashMap<>();
    private volatile Optional<Trouble> trouble = Optional.empty();
    private final Thread thread = Thread.ofVirtual().name("exports").unstarted(this::run);

    /** What is to be written of a running order; empty: it is gone. */
    private record Changed(Named named, Optional<Rundown> rundown, Burst burst) {}

    /**
     * Where running orders are, and what is made of them.
     *
     * @param folder where page numbers are kept
     * @param held all running orders
     * @param onAir whether a device has something of a running order on air; files of such a one stay, also if it is gone
     * @param subscribe has a consumer told of each entry that becomes durable
     */
    public record Parts(
            Stacks stacks,
            Path folder,
            Supplier<Collection<Rundown>> held,
            Predicate<RundownId> onAir,
            Consumer<Consumer<Committed>> subscribe) {}

    /** Why nothing is exported at all. */
    public record Trouble(DeliveryFault fault, String detail, Instant since) {}

    private Exports(Parts parts, List<TargetRunner> targets, ExportLimits limits, TimeSource time) {
        this.parts = parts;
        this.targets = List.copyOf(targets);
        this.limits = limits;
        this.time = time;
        this.ledgers = Ledgers.read(parts.folder());
    }

    /** Begins with all running orders that are held; targets are closed with it. */
    public static Exports start(Parts parts, List<TargetRunner> targets, ExportLimits limits, TimeSource time) {
        var exports = new Exports(parts, targets, limits, time);
        exports.begin();
        return exports;
    }

    /** Subscribes first: what comes in between is written twice at worst, never not. */
    private void begin() {
        if (targets.isEmpty()) {
            return;
        }
        parts.subscribe().accept(this::hear);
        var there = parts.held().get();
        there.forEach(rundown -> change(RundownKey.of(rundown.id()), rundown));
        var ids = there.stream().map(Rundown::id).toList();
        // What went while we were not there.
        for (var ledger : ledgers.all()) {
            if (ledger.gone().isEmpty() && !ids.contains(ledger.named().id())) gone(ledger.named());
        }
        thread.start();
    }

    /** On the thread that all writing waits for. */
    private void hear(Committed committed) {
        for (var change : committed.changes()) {
            switch (change) {
                case Change.RundownSaved(var rundown) -> change(RundownKey.of(rundown.id()), rundown);
                case Change.RundownRemoved(var id) -> gone(new Named(id, RundownKey.of(id), ""));
                case Change.ObjectSaved(var object) -> objectChanged(object.id().objID());
                case Change.ObjectRemoved(var id) -> objectChanged(id.objID());
                case Change.CueGiven _ -> {}
            }
        }
        if (committed.entry().kind() == Entry.Kind.AIR) staying().forEach(this::gone);
    }

    private List<Named> staying() {
        lock.lock();
        try {
            return List.copyOf(staying.values());
        } finally {
            lock.unlock();
        }
    }

    private void change(String key, Rundown rundown) {
        note(Named.of(rundown, key), Optional.of(rundown));
    }

    private void gone(Named named) {
        note(named, Optional.empty());
    }

    private void note(Named named, Optional<Rundown> rundown) {
        lock.lock();
        try {
            long now = time.nanoTime();
            var before = changed.get(named.id());
            var burst = before == null ? Burst.begun(now) : before.burst().more(now);
            changed.put(named.id(), new Changed(named, rundown, burst));
            if (rundown.isPresent()) staying.remove(named.id());
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What an item shows may stand in its object. */
    private void objectChanged(String objID) {
        for (var rundown : parts.held().get()) {
            boolean names = rundown.stories().stream()
                    .flatMap(story -> story.items().stream())
                    .anyMatch(item -> item.objID().filter(objID::equals).isPresent());
            if (names && !isChanging(rundown.id())) change(RundownKey.of(rundown.id()), rundown);
        }
    }

    private boolean isChanging(RundownId id) {
        lock.lock();
        try {
            return changed.containsKey(id);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (true) {
                var next = next();
                if (!written(next)) {
                    putBack(next);
                    time.sleep(limits.lastRetry());
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** The one that has waited for long enough first; waits for it. */
    private Changed next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                long now = time.nanoTime();
                long wait = Duration.ofHours(1).toNanos();
                for (var one : changed.values()) {
                    long its = one.burst().wait(now, limits);
                    if (its <= 0) {
                        changed.remove(one.named().id());
                        return one;
                    }
                    wait = Math.min(wait, its);
                }
                news.await(wait, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Unless something newer waits already. */
    private void putBack(Changed old) {
        lock.lock();
        try {
            changed.putIfAbsent(old.named().id(), old);
        } finally {
            lock.unlock();
        }
    }

    /** Whether it could be. */
    private boolean written(Changed next) {
        making.lock();
        try {
            if (next.rundown().isPresent()) {
                bringOut(next.named(), next.rundown().get());
            } else {
                takeBack(next.named());
            }
            trouble = Optional.empty();
            return true;
        } catch (IOException e) {
            troubled(e);
            return false;
        } catch (RuntimeException bug) {
            LOG.error("{}: not exported", next.named(), bug);
            return true; // the next change may be one that can be
        } finally {
            making.unlock();
        }
    }

    private void troubled(IOException e) {
        if (trouble.isEmpty() && !Thread.currentThread().isInterrupted()) {
            LOG.error("page numbers cannot be kept in {}, nothing new is exported", parts.folder(), e);
            trouble = Optional.of(new Trouble(DeliveryFault.NOT_KEPT, e.toString(), time.now()));
        }
    }

    private void bringOut(Named named, Rundown rundown) throws IOException {
        var edition = make(named, rundown);
        var last = offered.put(named.id(), edition.revision());
        if (last == null || last != edition.revision()) {
            targets.forEach(target -> target.offer(edition));
        }
    }

    private Edition make(Named named, Rundown rundown) throws IOException {
        var before = ledgers.of(named);
        var made = Editing.next(parts.stacks(), rundown, before);
        if (!made.ledger().equals(before)) ledgers.keep(made.ledger());
        newest.put(named.id(), made.edition());
        return made.edition();
    }

    private void takeBack(Named named) throws IOException {
        if (stays(named)) return;
        var before = ledgers.find(named.id());
        var called = before.map(Ledger::named).orElse(named);
        targets.forEach(target -> target.withdraw(called));
        newest.remove(named.id());
        offered.remove(named.id());
        if (before.isPresent()) ledgers.keep(before.get().gone(time.now()));
        ledgers.forget(time.now().minus(limits.keepNumbers()));
    }

    /** On air is sacred: who plays out from files has them until it is off. Looked at again whenever something on air changes. */
    private boolean stays(Named named) {
        lock.lock();
        try {
            // Before the look, so that no change falls between. What waits already says itself what becomes of it.
            if (!changed.containsKey(named.id())) staying.put(named.id(), named);
        } finally {
            lock.unlock();
        }
        if (parts.onAir().test(named.id())) {
            return true;
        }
        lock.lock();
        try {
            staying.remove(named.id());
        } finally {
            lock.unlock();
        }
        return false;
    }

    /**
     * The newest edition of a running order: with targets the one that they get, else the one of now.
     *
     * @throws IOException if its page numbers cannot be kept
     */
    public Edition edition(Rundown rundown) throws IOException {
        making.lock();
        try {
            var there = newest.get(rundown.id());
            return there == null || targets.isEmpty()
                    ? make(Named.of(rundown, RundownKey.of(rundown.id())), rundown)
                    : there;
        } finally {
            making.unlock();
        }
    }

    /** Each target, in the order of the configuration. */
    public List<TargetStatus> statuses() {
        return targets.stream().map(TargetRunner::status).toList();
    }

    /** Those that have been down for so long that somebody should look. */
    public List<TargetStatus> down() {
        return targets.stream()
                .filter(TargetRunner::isDownForLong)
                .map(TargetRunner::status)
                .toList();
    }

    /** Why nothing is exported at all; empty if all is well. */
    public Optional<Trouble> trouble() {
        return trouble;
    }

    /** Sends everything to a target once more; false if there is none of that id. */
    public boolean send(String id) {
        var target = targets.stream()
                .filter(one -> one.status().place().id().equals(id))
                .findFirst();
        making.lock();
        try {
            var editions = new ArrayList<>(newest.values());
            target.ifPresent(one -> one.again(editions));
        } finally {
            making.unlock();
        }
        return target.isPresent();
    }

    @Override
    public void close() {
        thread.interrupt();
        if (!targets.isEmpty()) {
            try {
                thread.join(limits.reply());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        targets.forEach(TargetRunner::close);
    }
}
