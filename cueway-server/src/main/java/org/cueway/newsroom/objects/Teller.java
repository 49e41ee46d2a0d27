package org.cueway.newsroom.objects;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.mos.model.ObjectMessage.MosListAll;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.Request;
import org.cueway.newsroom.objects.Listings.Listing;
import org.cueway.newsroom.objects.Progress.What;
import org.cueway.newsroom.objects.Sending.Sent;
import org.cueway.object.ObjectId;
import org.cueway.object.Readiness;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Target.OneItem;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells newsrooms about our objects: each change ({@code mosObj}; to newsrooms that are not announced to, only those that they asked
 * for), whether items are ready that need one
 * ({@code roElementStat}), and the listings that they asked for. One thread; all state but the inbox is confined to it.
 *
 * <p>It looks ten times a second at what became durable, so the answer to a message is on the wire before what follows from it
 * (R141). A newsroom is told each thing in its newest state; how far it has been told is remembered in the store once all is
 * queued, so a crash in between tells it again rather than not at all. A newsroom that cannot be told now keeps nobody else
 * waiting.
 */
public final class Teller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    private final OurObjects ours;
    private final Desk desk;
    private final TimeSource time;
    private final Plan plan;
    private final Limits.Objects limits = Limits.Objects.defaults();
    private final Inbox inbox;
    private final Readiness readiness;
    private final Map<String, Pending> newsrooms = new HashMap<>();
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});
    private long nextCleaning;
    private long heard;
    private boolean worthRemembering;
    private volatile boolean closing;

    /**
     * What is told to whom.
     *
     * @param announced newsrooms that hear of every change of our objects
     * @param reachable whether a newsroom can be told at all
     * @param sending how
     * @param seen hears of each running order that changed, on the teller's thread
     */
    public record Plan(List<String> announced, Predicate<String> reachable, Sending sending, Consumer<Rundown> seen) {
        public Plan {
            announced = List.copyOf(announced);
        }
    }

    private Teller(OurObjects ours, Desk desk, TimeSource time, Plan plan) {
        this.ours = ours;
        this.desk = desk;
        this.time = time;
        this.plan = plan;
        var owners = ours.holdings().owners();
        this.inbox = new Inbox(id -> id.newsroom().equals(owners.get(id.mosID())));
        this.readiness = new Readiness(owners);
        this.nextCleaning = time.nanoTime();
    }

    /**
     * Begins to listen to the store, and to tell. The tail of the journal was replayed before, and no message is taken yet: a
     * newsroom that is met for the first time is told of what changes from here on.
     */
    public static Teller start(OurObjects ours, Desk desk, RundownStore store, TimeSource time, Plan plan) {
        var teller = new Teller(ours, desk, time, plan);
        ours.reachable(plan.reachable());
        store.subscribe(teller.inbox::add);
        teller.meet();
        teller.thread =
                Thread.ofVirtual().name("objects-teller").start(() -> teller.run(new Recall(ours, desk, store)));
        return teller;
    }

    private void meet() {
        try {
            for (var newsroom : plan.announced()) {
                if (ours.progress().of(newsroom, What.TOLD).isEmpty()) {
                    ours.progress().set(newsroom, What.TOLD, newest());
                }
            }
        } catch (StoreException e) {
            LOG.warn("who knows which objects is not remembered yet: {}", e.getMessage());
        }
    }

    private long newest() {
        return desk.ours().stream()
                .mapToLong(object -> Recall.millis(object.changed()))
                .max()
                .orElse(0);
    }

    private void run(Recall recall) {
        try {
            resume(recall);
            while (!closing) {
                time.sleep(limits.tick());
                tick();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void resume(Recall recall) {
        // Looked at once: what changes from here on comes through the inbox.
        var objects = desk.ours();
        recall.items(readiness, objects);
        var known = new HashSet<>(plan.announced());
        desk.rundowns().forEach(rundown -> known.add(rundown.id().newsroom()));
        for (var newsroom : known) {
            var pending = pending(newsroom);
            recall.unheard(newsroom, objects, readiness).forEach(object -> announce(newsroom, pending, object));
        }
    }

    /** What one newsroom is still to be told; one that is met for the first time has nothing to catch up with. */
    private Pending pending(String newsroom) {
        return newsrooms.computeIfAbsent(newsroom, _ -> new Pending(newest(), time.nanoTime()));
    }

    private void announce(String newsroom, Pending pending, StoredObject object) {
        if (plan.announced().contains(newsroom)) {
            pending.add(object);
        }
        object.changed().ifPresent(pending::heard);
    }

    /** A bug in here must not leave newsrooms without news for ever. */
    private void tick() {
        try {
            hear(inbox.take());
            readiness.tell().forEach(tell -> pending(tell.rundown().newsroom()).add(tell));
            newsrooms.forEach(this::tell);
            remember();
            ours.listings()
                    .newsrooms()
                    .forEach(newsroom -> ours.listings()
                            .of(newsroom)
                            .filter(listing -> time.nanoTime() - listing.dueAt() >= 0)
                            .ifPresent(listing -> list(newsroom, listing)));
            if (time.nanoTime() - nextCleaning >= 0) {
                clean();
            }
        } catch (RuntimeException bug) {
            LOG.error("newsrooms could not be told about objects", bug);
        }
    }

    private void hear(Inbox.Taken taken) {
        heard = Math.max(heard, taken.number());
        worthRemembering |= !taken.answers().isEmpty();
        taken.others().forEach(readiness::object);
        taken.objects()
                .forEach((id, changed) -> readiness.object(id, !changed.object().isDeleted()));
        taken.rundowns()
                .forEach((id, rundown) -> rundown.ifPresentOrElse(
                        held -> {
                            pending(id.newsroom());
                            var said = new HashSet<OneItem>();
                            taken.answers()
                                    .getOrDefault(id, List.of())
                                    .forEach(answer -> said.addAll(SaidNotReady.in(answer)));
                            readiness.rundown(held, said);
                            plan.seen().accept(held);
                        },
                        () -> readiness.removed(id)));
        for (var changed : taken.objects().values()) {
            changed.askedBy().forEach(this::pending);
            newsrooms.forEach((newsroom, pending) -> {
                announce(newsroom, pending, changed.object());
                if (changed.askedBy().contains(newsroom)) {
                    pending.add(changed.object());
                }
            });
        }
    }

    /** Queues what waits for one newsroom, as far as that goes; then remembers how far it has been told. */
    private void tell(String newsroom, Pending pending) {
        if (time.nanoTime() - pending.retryAt() < 0) {
            return;
        }
        for (var said : pending.messages(time.now())) {
            var sent = plan.sending().send(newsroom, said.message());
            if (isForLater(newsroom, sent)) {
                later(pending);
                return;
            }
            said.done().run();
            worthRemembering = true;
        }
        if (pending.heard() == 0 && !plan.announced().contains(newsroom)) {
            return;
        }
        try {
            ours.progress().set(newsroom, What.TOLD, pending.heard());
        } catch (StoreException e) {
            LOG.debug("{}: what was told is not remembered yet: {}", newsroom, e.getMessage());
            later(pending);
        }
    }

    /** Up to where a restart need not look. If nothing was said it is enough to do so now and then. */
    private void remember() {
        long remembered = ours.progress().of("", What.HEARD).orElse(0);
        boolean worthIt = worthRemembering || heard - remembered > limits.maxRecall() / 20;
        if (!worthIt || heard <= remembered || newsrooms.values().stream().anyMatch(pending -> !pending.isEmpty())) {
            return;
        }
        try {
            ours.progress().set("", What.HEARD, heard);
            worthRemembering = false;
        } catch (StoreException e) {
            LOG.debug("what was looked at is not remembered yet: {}", e.getMessage());
        }
    }

    private void later(Pending pending) {
        pending.retryAt(time.nanoTime() + limits.retry().toNanos());
    }

    private void list(String newsroom, Listing listing) {
        try {
            if (step(newsroom, listing)) {
                ours.listings().end(newsroom);
            }
        } catch (StoreException e) {
            listing.dueAt(time.nanoTime() + limits.retry().toNanos());
        }
    }

    /** The next message of a listing; whether that was the last. */
    private boolean step(String newsroom, Listing listing) {
        if (!listing.begun()) {
            var all = ours.all();
            if (listing.pause() == 0 && !ours.isTooLarge(all)) {
                return sent(
                        newsroom,
                        listing,
                        Optional.of(new MosListAll(
                                all.stream().map(FromObject::object).toList())));
            }
            listing.begin(all.stream().map(StoredObject::id).toList());
        }
        Optional<ObjectId> next = Optional.ofNullable(listing.left().peek());
        // One that was deleted in the meantime is told of by itself.
        var message = next.flatMap(desk::findObject).map(object -> new MosObj(FromObject.object(object)));
        if (!sent(newsroom, listing, message)) {
            return false;
        }
        listing.left().poll();
        listing.dueAt(time.nanoTime() + Duration.ofSeconds(listing.pause()).toNanos());
        return listing.left().isEmpty();
    }

    private boolean sent(String newsroom, Listing listing, Optional<? extends Request> message) {
        var sent = message.map(said -> plan.sending().send(newsroom, said)).orElse(Sent.QUEUED);
        boolean later = isForLater(newsroom, sent);
        if (later) {
            listing.dueAt(time.nanoTime() + limits.retry().toNanos());
        }
        return !later;
    }

    /** Who is to hear everything has a lane, if perhaps not yet. */
    private boolean isForLater(String newsroom, Sent sent) {
        return sent == Sent.LATER || (sent == Sent.NEVER && plan.announced().contains(newsroom));
    }

    private void clean() {
        nextCleaning = time.nanoTime() + limits.cleanEvery().toNanos();
        var before = time.now().minus(limits.rememberDeleted());
        try {
            desk.ours().stream()
                    .filter(object -> object.isDeleted()
                            && object.changed().filter(before::isAfter).isPresent())
                    .forEach(ours.editing()::forget);
        } catch (StoreException e) {
            LOG.debug("deleted objects are forgotten later: {}", e.getMessage());
        }
    }

    /** Tells no more; what is left is told after the next start. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
