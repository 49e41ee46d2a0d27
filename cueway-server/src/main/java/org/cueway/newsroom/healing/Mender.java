package org.cueway.newsroom.healing;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.base.TimeSource;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.newsroom.outgoing.OutgoingException;
import org.cueway.rundown.Edit.Healing.Forget;
import org.cueway.rundown.Edit.Healing.Mark;
import org.cueway.rundown.Event;
import org.cueway.rundown.Outcome;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Sync;
import org.cueway.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the running orders of one newsroom in step with it: does what the {@link Agenda} says, one step after the other, on a
 * thread of its own. What it knows is guarded by the lock, which is never held while it asks or applies.
 */
final class Mender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mender.class);
    /** How often the clock is looked at while something waits for its time. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final String newsroom;
    private final Asking asking;
    private final Hands hands;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Agenda agenda;
    private final Thread thread;
    private Optional<Walked> walk = Optional.empty();
    private String trouble = "";
    /** Whether the agenda is empty, so that messages need not take the lock to know that nothing is being fetched. */
    private volatile boolean idle = true;

    private volatile boolean closing;

    Mender(String newsroom, Asking asking, Hands hands) {
        this.newsroom = newsroom;
        this.asking = asking;
        this.hands = hands;
        this.time = asking.time();
        this.agenda = new Agenda(asking.limits());
        this.thread = Thread.ofVirtual().name("heal-" + newsroom).unstarted(this::run);
        thread.start();
    }

    /** What was asked came to nothing: nobody is there, or nobody answered. */
    private static final class NotAnswered extends Exception {
        private static final long serialVersionUID = 1L;

        NotAnswered(String why) {
            super(why);
        }
    }

    /** What is held of a running order does not go with what the newsroom says about it. */
    void lost(String roID) {
        change(() -> agenda.lost(roID));
    }

    /** Messages about a running order were taken while it was being asked for. */
    void crossed(String roID) {
        change(() -> agenda.crossed(roID));
    }

    /** It is being deleted. */
    void gone(String roID) {
        change(() -> agenda.gone(roID));
    }

    void byHand(String roID) {
        change(() -> agenda.byHand(roID));
    }

    void walk() {
        change(agenda::walk);
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            idle = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the running order is being asked for now, or is next. */
    boolean isFetching(String roID) {
        if (idle) {
            return false;
        }
        lock.lock();
        try {
            return agenda.isFetching(roID, time.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    private boolean isAsked(String roID) {
        lock.lock();
        try {
            return agenda.isAsked(roID);
        } finally {
            lock.unlock();
        }
    }

    HealingStatus status() {
        lock.lock();
        try {
            var now = agenda.current().map(Mender::words).orElse("");
            return new HealingStatus(newsroom, now, agenda.left(), walk, trouble, agenda.refusedByGuard());
        } finally {
            lock.unlock();
        }
    }

    private static String words(Step step) {
        return switch (step) {
            case Step.Mark(var roID) -> "keeping in mind that " + roID + " is not in step";
            case Step.ListAll() -> "asking which running orders there are";
            case Step.Fetch(var roID, var _) -> "asking for " + roID;
        };
    }

    private void run() {
        try {
            while (!closing) {
                step(next());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Step next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                long now = time.nanoTime();
                var next = agenda.next(now);
                if (next.isPresent()) {
                    return next.get();
                }
                idle = agenda.isIdle();
                if (agenda.untilNext(now).isPresent()) {
                    // Not for as long as it says: the clock of that time need not be the one that waits here.
                    boolean _ = changed.await(LOOK.toNanos(), TimeUnit.NANOSECONDS);
                } else {
                    changed.await();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** A bug in here must not end the healing of everything else. */
    private void step(Step step) throws InterruptedException {
        try {
            switch (step) {
                case Step.Mark(var roID) -> mark(roID);
                case Step.ListAll() -> listAll();
                case Step.Fetch(var roID, var why) -> fetch(roID, why);
            }
            say("");
        } catch (OutgoingException noWay) {
            // Nobody to ask, now or later: the next message is the next occasion.
            change(() -> {
                agenda.done();
                trouble = String.valueOf(noWay.getMessage());
            });
        } catch (NotAnswered | StoreException notNow) {
            unanswered(step, String.valueOf(notNow.getMessage()));
        } catch (RuntimeException bug) {
            LOG.error("{}: internal error at {}", newsroom, step, bug);
            unanswered(step, "internal error, see the log");
        }
        after();
    }

    private void say(String words) {
        change(() -> trouble = words);
    }

    private void unanswered(Step step, String why) {
        lock.lock();
        try {
            agenda.unanswered(time.nanoTime());
            if (!trouble.equals(why)) {
                LOG.info("{}: {}", newsroom, why);
            }
            trouble = why;
            if (isOfWalk(step)) {
                walk = walk.map(walked -> walked.ended(walked.lacking(), "broken off: " + why));
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean isOfWalk(Step step) {
        return switch (step) {
            case Step.ListAll() -> true;
            case Step.Fetch(var _, var why) -> why == Step.Why.WALK;
            case Step.Mark _ -> false;
        };
    }

    /** Whoever was refused is to hear "DISCONNECTED" only as long as there is an answer to wait for. */
    private void mark(String roID) {
        boolean open = hands.find(id(roID))
                .filter(held -> held.sync() == Sync.DISCONNECTED)
                .isPresent();
        boolean awaited = asking.canAsk(newsroom) && (open || isFetching(roID));
        hands.settle(id(roID), new Mark(awaited ? Sync.DISCONNECTED : Sync.STALE));
        change(agenda::done);
    }

    private void listAll() throws InterruptedException, NotAnswered {
        change(() -> walk = Optional.of(Walked.begun(time.now())));
        switch (found(new RoReqAll(), "")) {
            case Found.Orders(var roIDs) ->
                change(() -> {
                    agenda.listed(roIDs);
                    walk = walk.map(walked -> walked.listing(roIDs.size()));
                });
            case Found.Lacking(var why) -> noWalk(why);
            case Found.Refused(var why) -> noWalk(why);
            case Found.Order _ -> noWalk("answered with one running order");
            case Found.NotNow(var why) -> throw new NotAnswered(why);
        }
    }

    private void noWalk(String why) {
        LOG.info("{} does not say which running orders there are: {}", newsroom, why);
        change(() -> {
            agenda.walkRefused();
            walk = walk.map(walked -> walked.ended(0, "refused: " + why));
        });
    }

    private void fetch(String roID, Step.Why why) throws InterruptedException, NotAnswered {
        var held = hands.find(id(roID));
        if (why == Step.Why.LOST && held.filter(it -> it.sync() == Sync.CURRENT).isPresent()) {
            change(agenda::done); // it was sent anew meanwhile
            return;
        }
        switch (asked(roID)) {
            case Found.Order order -> take(roID, order, why);
            case Found.Orders _ -> refused(roID, "answered with a list of running orders");
            case Found.Lacking(var words) -> lacks(roID, words);
            case Found.Refused(var words) -> refused(roID, words);
            case Found.NotNow(var words) -> throw new NotAnswered(words);
        }
        if (why == Step.Why.WALK) {
            change(() -> walk = walk.map(Walked::asking));
        }
    }

    /** Nobody there is no answer to wait for. */
    private Found asked(String roID) throws InterruptedException, NotAnswered {
        try {
            return found(new RoReq(roID), roID);
        } finally {
            if (!asking.canAsk(newsroom)) {
                hands.settle(id(roID), new Mark(Sync.STALE));
            }
        }
    }

    private Found found(Request question, String roID) throws InterruptedException, NotAnswered {
        try {
            var found = asking.ask(newsroom, question);
            return found instanceof Found.Order(var _, var list) && !list.roID().equals(roID)
                    ? new Found.Refused("answered with " + list.roID())
                    : found;
        } catch (IOException nobody) {
            throw new NotAnswered(String.valueOf(nobody.getMessage()));
        }
    }

    private void take(String roID, Found.Order order, Step.Why why) {
        // What was deleted while its newsroom said how it is does not come back for that.
        var taken = hands.take(id(roID), order.said(), order.list(), () -> isAsked(roID));
        if (taken.isEmpty()) {
            change(agenda::done);
            return;
        }
        switch (taken.get()) {
            case Outcome.Applied(var _, var events) ->
                change(() -> {
                    agenda.fetched(roID, events.stream().anyMatch(Mender::isOfStories));
                    if (why == Step.Why.WALK
                            && events.stream().anyMatch(event -> !(event instanceof Event.SyncChanged))) {
                        walk = walk.map(Walked::changing);
                    }
                });
            case Outcome.Refused(var reason, var detail) -> {
                // The old state stays (mos-protocol §5.4); whoever looks after this has to know.
                LOG.warn("{}: the roList of {} is unusable: {}", newsroom, roID, reason.with(detail));
                refused(roID, "unusable: " + reason.with(detail));
            }
        }
    }

    /**
     * Whether stories came, went or moved. Only that can be why an edit did not fit; a list that says something else each time,
     * in a time stamp for instance, must not open the guard.
     */
    private static boolean isOfStories(Event event) {
        return switch (event) {
            case Event.Created _, Event.StoriesAdded _, Event.StoriesRemoved _, Event.StoriesReordered _ -> true;
            case Event.Deleted _,
                    Event.HeaderChanged _,
                    Event.AirChanged _,
                    Event.StoryChanged _,
                    Event.StatusChanged _,
                    Event.SyncChanged _ -> false;
        };
    }

    private void lacks(String roID, String words) {
        if (hands.find(id(roID)).isEmpty()) {
            change(agenda::done);
            return;
        }
        boolean believed;
        lock.lock();
        try {
            believed = agenda.lacks(roID, time.nanoTime());
        } finally {
            lock.unlock();
        }
        LOG.info("{} does not have {}: {}", newsroom, roID, words);
        hands.settle(id(roID), new Mark(believed ? Sync.GONE : Sync.STALE));
    }

    private void refused(String roID, String words) {
        LOG.info("{} does not say how {} is: {}", newsroom, roID, words);
        hands.settle(id(roID), new Mark(Sync.STALE));
        change(agenda::done);
    }

    /** A walk that came to its end says something about what it did not come by, too. */
    private void after() {
        Optional<Set<String>> ended;
        lock.lock();
        try {
            ended = agenda.walked();
        } finally {
            lock.unlock();
        }
        if (ended.isEmpty()) {
            return;
        }
        var unlisted = hands.held(newsroom).stream()
                .filter(held -> !ended.get().contains(held.id().roID()))
                .toList();
        for (var held : unlisted) {
            try {
                unlisted(held.id(), held.sync(), !ended.get().isEmpty());
            } catch (StoreException notSaved) {
                LOG.info("{}: {} stays as it is: {}", newsroom, held.id().roID(), notSaved.getMessage());
            }
        }
        change(() -> walk = walk.map(walked -> walked.ended(unlisted.size(), "complete")));
    }

    /**
     * One that is not listed is asked for after a while, and only then marked as gone; one that was gone already is forgotten, if
     * there is a list at all and it is not on air (R92, R98).
     */
    private void unlisted(RundownId id, Sync sync, boolean anyListed) {
        if (sync == Sync.GONE) {
            if (anyListed) hands.settle(id, new Forget());
            return;
        }
        hands.settle(id, new Mark(Sync.STALE));
        change(() -> agenda.unlisted(id.roID(), time.nanoTime()));
    }

    private RundownId id(String roID) {
        return new RundownId(newsroom, roID);
    }

    /** Stops asking. What is open is marked in the running orders themselves. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
