package org.cueway.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cueway.base.TimeSource;
import org.cueway.cue.Stand;
import org.cueway.device.Report;
import org.cueway.rundown.Edit;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Status;
import org.cueway.rundown.Target;
import org.cueway.store.AirLines;
import org.cueway.store.Change;
import org.cueway.store.Committed;
import org.cueway.store.Entry;
import org.cueway.store.RundownKey;
import org.cueway.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what devices did: what should be at their places, and the states of items that came of it. A newsroom that tells an
 * item anew while a device has it brings none of its state along: that is written down again. While the store takes
 * nothing, what there is to write waits here, of each place and item the newest. One thread; the queue is guarded by its
 * monitor.
 */
final class AirLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AirLog.class);
    /** Between two tries while the store takes nothing; as often as the store itself looks. */
    private static final Duration RETRY = Duration.ofSeconds(1);
    /** More than all places of all devices in any installation. */
    private static final int MAX_WAITING = 100_000;

    private final Playout.Parts parts;
    private final TimeSource time;
    private final Deque<News> waiting = new ArrayDeque<>();
    private final Set<RundownId> toldAnew = new HashSet<>();
    private final Map<Spot, Stand> written = new HashMap<>();
    private final Truth truth = new Truth();
    private final Thread thread = Thread.ofVirtual().name("air-log").unstarted(this::run);
    private boolean closing;
    /** Running orders of which devices have items. Read by the thread that all writing waits for. */
    private volatile Set<RundownId> onDevices = Set.of();

    private record Spot(String device, String place) {}

    private sealed interface News {
        record Reported(Report report) implements News {}

        record ToldAnew(RundownId rundown) implements News {}
    }

    AirLog(Playout.Parts parts, Map<String, Map<String, Stand>> stands, TimeSource time) {
        this.parts = parts;
        this.time = time;
        stands.forEach((device, places) -> places.forEach((place, stand) -> {
            written.put(new Spot(device, place), stand);
            truth.recall(device, place, stand);
        }));
        onDevices = truth.rundowns();
    }

    void start() {
        thread.start();
    }

    /** On a device's thread. */
    synchronized void report(Report report) {
        switch (report) {
            case Report.Stood _, Report.Lapsed _ -> {
                if (waiting.size() >= MAX_WAITING) {
                    waiting.removeFirst();
                }
                waiting.add(new News.Reported(report));
                notifyAll();
            }
            case Report.Changed _ -> {} // whoever shows it asks
        }
    }

    /** On the thread that all writing waits for. */
    void hear(Committed committed) {
        for (var change : committed.changes()) {
            if (change instanceof Change.RundownSaved(var rundown) && hasOnDevices(rundown.id())) {
                toldAnew(rundown.id());
            }
        }
    }

    /** Whether devices have items of a running order. On the thread that all writing waits for. */
    boolean hasOnDevices(RundownId rundown) {
        return onDevices.contains(rundown);
    }

    private synchronized void toldAnew(RundownId rundown) {
        if (toldAnew.add(rundown)) {
            waiting.add(new News.ToldAnew(rundown));
            notifyAll();
        }
    }

    private void run() {
        try {
            for (News next; (next = next()) != null; ) {
                switch (next) {
                    case News.Reported(var report) -> write(report);
                    case News.ToldAnew(var rundown) -> write("what was told anew", Optional.empty(), lost(rundown));
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next report; null once it is closed and all is written. */
    private synchronized @Nullable News next() throws InterruptedException {
        while (waiting.isEmpty() && !closing) {
            wait();
        }
        var next = waiting.pollFirst();
        if (next instanceof News.ToldAnew(var rundown)) {
            toldAnew.remove(rundown);
        }
        return next;
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    private void write(Report report) throws InterruptedException {
        var statuses = truth.of(report);
        onDevices = truth.rundowns();
        var stood = report instanceof Report.Stood there ? Optional.of(there) : Optional.<Report.Stood>empty();
        write("what " + report.device() + " did", stood, statuses);
    }

    private void write(String what, Optional<Report.Stood> stood, List<AirLines.ItemStatus> statuses)
            throws InterruptedException {
        while (true) {
            try {
                parts.desk().saveCues();
                stood.ifPresent(there -> write(
                        new Spot(there.device(), there.standing().place()),
                        there.standing().stand()));
                for (var told : statuses) {
                    write(told);
                }
                return;
            } catch (StoreException e) {
                if (isClosing()) {
                    LOG.warn("{} is not written down: {}", what, e.getMessage());
                    return;
                }
                time.sleep(RETRY);
            }
        }
    }

    /** The states of items that devices have and that the running order does not know any more. */
    private List<AirLines.ItemStatus> lost(RundownId rundown) {
        return truth.shown(rundown).stream()
                .filter(told -> parts.desk().find(rundown).stream()
                        .flatMap(held -> held.stories().stream())
                        .filter(story -> story.storyID().equals(told.item().storyID()))
                        .flatMap(story -> story.items().stream())
                        .anyMatch(item -> item.itemID().equals(told.item().itemID())
                                && item.status().isEmpty()))
                .toList();
    }

    /** Once for each change. */
    private void write(Spot spot, Stand stand) {
        if (stand.equals(written.getOrDefault(spot, Stand.IDLE))) {
            return;
        }
        var place = new AirLines.Place(spot.device(), spot.place(), stand);
        parts.store()
                .append(
                        entry(
                                "",
                                "",
                                "<air device=\"" + escaped(spot.device()) + "\" place=\"" + escaped(spot.place())
                                        + "\"/>",
                                AirLines.of(place)),
                        List.of());
        written.put(spot, stand);
    }

    /** A status of an item that the running order has lost is nobody's business any more. */
    private void write(AirLines.ItemStatus told) {
        var item = new Target.OneItem(told.item().storyID(), told.item().itemID());
        var rundown = told.item().rundown();
        parts.desk()
                .submit(
                        rundown,
                        new Edit.SetStatus(
                                item, new Status(told.status(), time.now().toString())),
                        _ -> entry(
                                rundown.newsroom(),
                                RundownKey.of(rundown),
                                "<air><roID>" + escaped(rundown.roID()) + "</roID><storyID>" + escaped(item.storyID())
                                        + "</storyID><itemID>" + escaped(item.itemID()) + "</itemID><status>"
                                        + escaped(told.status()) + "</status></air>",
                                AirLines.of(told)));
    }

    private Entry entry(String newsroom, String rundown, String message, String changed) {
        Instant now = time.now();
        return new Entry(0, now, Entry.Kind.AIR, newsroom, "", "", "", "", "", rundown, "", message, "", changed);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Writes what is left, if the store takes it. Call once no device reports any more. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
