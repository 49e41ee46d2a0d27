package org.cueway.newsroom.status;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cueway.base.Limits;
import org.cueway.cue.ItemRef;
import org.cueway.desk.Desk;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosTime;
import org.cueway.newsroom.objects.Progress;
import org.cueway.newsroom.objects.Progress.What;
import org.cueway.newsroom.objects.Sending;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.store.AirLines;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells newsrooms what became of their items ({@code roElementStat}, MOS 4.0 §3.8.4, or what their dialect has for it). The journal
 * itself is the queue: how far it has been told is remembered once what follows is queued, so a crash in between says a state
 * again rather than not at all. One thread.
 */
public final class StatusBack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusBack.class);
    /** States that are looked for behind the one that was told last; older ones nobody needs. */
    private static final int MAX_BEHIND = 1_000;

    private static final int PAGE = 16;

    private final Desk desk;
    private final RundownStore store;
    private final Sending sending;
    private final Progress progress;
    private final Semaphore news = new Semaphore(1);
    /** Number of the last entry that was looked at; confined to the thread once that runs. */
    private long looked;

    private final Thread thread = Thread.ofVirtual().name("status-back").unstarted(this::run);

    private StatusBack(Desk desk, RundownStore store, Sending sending, Progress progress) {
        this.desk = desk;
        this.store = store;
        this.sending = sending;
        this.progress = progress;
        this.looked = progress.of("", What.AIR).orElse(0);
    }

    /** Begins to tell, with what was not told before the last stop. */
    public static StatusBack start(Desk desk, RundownStore store, Sending sending, Progress progress) {
        var back = new StatusBack(desk, store, sending, progress);
        store.subscribe(committed -> {
            if (committed.entry().kind() == Entry.Kind.AIR) back.news.release();
        });
        back.thread.start();
        return back;
    }

    private void run() {
        try {
            long pause = Limits.Objects.defaults().retry().toNanos();
            boolean behind = false;
            while (true) {
                if (behind) {
                    var _ = news.tryAcquire(pause, TimeUnit.NANOSECONDS);
                } else {
                    news.acquire();
                }
                news.drainPermits();
                behind = !tell();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all is told that there is. */
    private boolean tell() {
        try {
            for (var entry : untold()) {
                var told = AirLines.status(entry.changed());
                if (told.isPresent()) {
                    if (!sent(told.get(), entry)) {
                        return false;
                    }
                    progress.set("", What.AIR, entry.number());
                }
                looked = entry.number();
            }
            return true;
        } catch (StoreException e) {
            LOG.debug("states of items wait: {}", e.getMessage());
            return false;
        } catch (RuntimeException bug) {
            LOG.error("states of items could not be told", bug);
            return false;
        }
    }
    /** Oldest first. As a rule there are a few, so they are read a few at a time. */
    private List<Entry> untold() {
        var entries = new ArrayDeque<Entry>();
        long before = Long.MAX_VALUE;
        while (entries.size() < MAX_BEHIND) {
            var page = store.entries(EntryQuery.air(before, PAGE));
            for (var entry : page) {
                if (entry.number() <= looked) return List.copyOf(entries);
                entries.addFirst(entry);
            }
            if (page.size() < PAGE) break;
            before = page.getLast().number();
        }
        return List.copyOf(entries);
    }

    private boolean sent(AirLines.ItemStatus told, Entry entry) {
        var rundown = desk.find(told.item().rundown());
        var item = rundown.flatMap(held -> item(held, told.item()));
        var message = new RoElementStat(
                new Target.OneItem(
                        told.item().rundown().roID(),
                        told.item().storyID(),
                        told.item().itemID()),
                item.flatMap(Item::objID),
                item.flatMap(held -> held.fields().get("itemChannel")),
                told.status(),
                Optional.of(MosTime.of(entry.time())));
        return item.isEmpty() || sending.send(told.item().rundown().newsroom(), message) != Sending.Sent.LATER;
    }

    private static Optional<Item> item(Rundown rundown, ItemRef ref) {
        return rundown.stories().stream()
                .filter(story -> story.storyID().equals(ref.storyID()))
                .flatMap(story -> story.items().stream())
                .filter(item -> item.itemID().equals(ref.itemID()))
                .findFirst();
    }

    /** Tells no more; what is left is told after the next start. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
