package org.cueway.export.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.cueway.base.ExportLimits;
import org.cueway.base.TimeSource;
import org.cueway.export.Edition;
import org.cueway.export.Named;
import org.cueway.export.delivery.TargetStatus.State;
import org.cueway.export.delivery.Waiting.Job;
import org.cueway.export.delivery.Waiting.Numbered;
import org.cueway.export.file.ExportSpec;
import org.cueway.rundown.RundownId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One target and its thread: one transfer at a time, the newest edition of each running order, again and again until it is
 * there. While there is nothing to do it looks whether the target is, so that a lamp is red before the show and not in it. What is
 * known of the target is guarded by its lock, which is never held while something is sent.
 */
public final class TargetRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TargetRunner.class);

    private final ExportSpec spec;
    private final Described place;
    private final Outlet outlet;
    private final ExportLimits limits;
    private final TimeSource time;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Waiting waiting = new Waiting();
    private final Map<RundownId, TargetStatus.Sent> sent = new LinkedHashMap<>();
    private TargetStatus.Link link;
    private int failures;
    /** By the monotonic clock; means something while it is down. */
    private long downSince;

    /** When the target is looked at or tried again, by the monotonic clock. */
    private long due;

    private boolean anew;
    private volatile boolean closing;
    private final Thread thread;

    /**
     * A target, for people.
     *
     * @param kind of target
     * @param where it is; never with a password
     */
    public record Described(String kind, Supplier<String> where) {}

    private TargetRunner(ExportSpec spec, Described place, Outlet outlet, Clock clock) {
        this.spec = spec;
        this.place = place;
        this.outlet = outlet;
        this.limits = clock.limits();
        this.time = clock.time();
        this.link = new TargetStatus.Link(State.NEVER_CONNECTED, time.now(), "", Optional.empty(), Optional.empty());
        this.due = time.nanoTime();
        this.thread = Thread.ofVirtual().name("export-" + spec.id()).unstarted(this::run);
    }

    /** Starts its thread, which looks at the target at once. */
    public static TargetRunner start(ExportSpec spec, Described place, Outlet outlet, Clock clock) {
        var runner = new TargetRunner(spec, place, outlet, clock);
        runner.thread.start();
        return runner;
    }

    /** Times of all targets. */
    public record Clock(ExportLimits limits, TimeSource time) {}

    /** Has an edition brought out, if the target wants that running order; returns at once. */
    void offer(Edition edition) {
        locked(() -> put(edition));
    }

    private void put(Edition edition) {
        if (spec.which().has(edition.named())) {
            waiting.put(new Job.Deliver(edition));
        } else if (sent.containsKey(edition.named().id())) {
            waiting.put(new Job.Withdraw(edition.named()));
        }
    }

    /** Has a running order taken back that is gone; returns at once. */
    void withdraw(Named named) {
        locked(() -> {
            if (spec.which().has(named) || sent.containsKey(named.id())) waiting.put(new Job.Withdraw(named));
        });
    }

    /** Has everything brought out once more, as if nothing was there, and without waiting for the next try. */
    void again(List<Edition> editions) {
        locked(() -> {
            // At one go: an edition that is taken up before all is forgotten would count as out already.
            anew = true;
            due = time.nanoTime();
            editions.forEach(this::put);
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** How it is now. */
    TargetStatus status() {
        lock.lock();
        try {
            var where = new TargetStatus.Place(
                    spec.id(), place.kind(), place.where().get());
            return new TargetStatus(where, link, waiting.size(), List.copyOf(sent.values()));
        } finally {
            lock.unlock();
        }
    }

    /** Whether it has been down for so long that somebody should look. */
    boolean isDownForLong() {
        lock.lock();
        try {
            return link.state() == State.DOWN
                    && time.nanoTime() - downSince >= limits.alarm().toNanos();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (!closing) {
                var job = next();
                if (isAnew()) outlet.forget();
                step(job);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        outlet.close();
    }

    /** What is to be done now; waits for it. Empty: look whether the target is there. */
    private Optional<Numbered> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                long wait = due - time.nanoTime();
                boolean down = link.state() == State.DOWN;
                if (wait <= 0 || (!down && waiting.size() > 0)) {
                    return waiting.first();
                }
                news.await(wait, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isAnew() {
        lock.lock();
        try {
            boolean was = anew;
            anew = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    private void step(Optional<Numbered> job) {
        try {
            if (job.isEmpty()) {
                outlet.check();
            } else {
                perform(job.get().job());
            }
            good(job);
        } catch (DeliveryException e) {
            if (!closing) bad(e);
        } catch (RuntimeException bug) {
            LOG.error("export {}: not delivered", spec.id(), bug);
            bad(new DeliveryException(DeliveryFault.REFUSED, bug.toString(), bug));
        }
    }

    private void perform(Job job) throws DeliveryException {
        switch (job) {
            case Job.Deliver(var edition) -> outlet.deliver(edition);
            case Job.Withdraw(var named) -> outlet.withdraw(named);
        }
    }

    private void good(Optional<Numbered> job) {
        lock.lock();
        try {
            failures = 0;
            due = time.nanoTime() + limits.check().toNanos();
            if (link.state() != State.UP) {
                LOG.info("export {}: {} is up", spec.id(), place.where().get());
                link = new TargetStatus.Link(State.UP, time.now(), "", Optional.empty(), Optional.empty());
            }
            job.ifPresent(done -> {
                waiting.done(done);
                switch (done.job()) {
                    case Job.Deliver(var edition) ->
                        sent.put(
                                edition.named().id(),
                                new TargetStatus.Sent(edition.named().key(), edition.revision(), time.now()));
                    case Job.Withdraw(var named) -> sent.remove(named.id());
                }
            });
        } finally {
            lock.unlock();
        }
    }

    private void bad(DeliveryException e) {
        lock.lock();
        try {
            failures++;
            var wait = pause(e.fault());
            due = time.nanoTime() + wait.toNanos();
            var now = time.now();
            boolean news = link.state() != State.DOWN || !link.reason().equals(e.text());
            if (news) LOG.warn("export {}: {}: {}", spec.id(), place.where().get(), e.text());
            Instant since = link.state() == State.DOWN ? link.since() : now;
            if (link.state() != State.DOWN) downSince = time.nanoTime();
            link = new TargetStatus.Link(
                    State.DOWN, since, e.text(), Optional.of(e.fault()), Optional.of(now.plus(wait)));
        } finally {
            lock.unlock();
        }
    }

    private Duration pause(DeliveryFault fault) {
        if (fault.isAboutWhoWeAre()) {
            return limits.refusedRetry();
        }
        var wait = limits.firstRetry().multipliedBy(1L << Math.min(failures - 1, 10));
        return wait.compareTo(limits.lastRetry()) < 0 ? wait : limits.lastRetry();
    }

    /** Ends its thread; what waits is brought out after the next start. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(limits.reply());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
