package org.cueway.relay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cueway.base.TimeSource;
import org.cueway.mos.model.RunningOrderMessage.RoDelete;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.Follows;
import org.cueway.store.RundownKey;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What devices do not know yet after a restart. Up to a number that is remembered all was passed on; behind it, the entries that
 * queued something for a device say which entries they followed, and what is left was lost with the process. Confined to the
 * thread of {@link Feeds}.
 */
final class CatchUp {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    /** Entries that change running orders, or are about cues. */
    static final List<Entry.Kind> KINDS = List.of(Entry.Kind.EDIT, Entry.Kind.CUE, Entry.Kind.HEALED);

    private static final int PAGE = 1_000;
    /** Journal pages that are looked through; a device that has missed more gets all its running orders whole. */
    private static final int MAX_PAGES = 50;
    /** Stands in files in the place of a channel: never change it. */
    private static final String FED = "fed";

    private final RundownStore store;
    private final Feeds.Reading reading;
    private final TimeSource time;
    private long reached;

    CatchUp(RundownStore store, Feeds.Reading reading, TimeSource time) {
        this.store = store;
        this.reading = reading;
        this.time = time;
    }

    /**
     * What a device missed.
     *
     * @param has what it was sent, and not told that it is gone
     * @param changed what it does not know as it is now
     * @param gone what it has and is not to have
     */
    record Missed(List<RundownId> has, List<RundownId> changed, List<RundownId> gone) {}

    Missed of(RelayDevice device, RelayRules rules, Collection<Rundown> rundowns) {
        var since = remembered(device);
        var unheard = since.map(from -> unheard(device, from));
        var missed = new Missed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var rundown : rundowns) {
            boolean wants = Feeding.wants(device, rules, rundown);
            boolean has = since.isPresent() && has(device, rundown.id().roID());
            boolean touched = unheard.isEmpty() || unheard.get().keys().contains(RundownKey.of(rundown.id()));
            if (has) missed.has().add(rundown.id());
            if (wants && (!has || touched)) missed.changed().add(rundown.id());
            if (!wants && has) missed.gone().add(rundown.id());
        }
        unheard.ifPresent(them -> them.deleted().stream()
                .filter(id -> rundowns.stream().noneMatch(held -> held.id().equals(id)))
                .filter(id -> has(device, id.roID()))
                .forEach(missed.gone()::add));
        return missed;
    }

    /** Messages that led to nothing for the device. */
    private record Unheard(Set<String> keys, Set<RundownId> deleted) {}

    private Unheard unheard(RelayDevice device, long since) {
        var followed = new HashSet<Long>();
        for (var entry : behind(since, device.line(), Optional.of(Entry.Kind.QUEUED))) {
            Follows.of(entry).ifPresent(followed::add);
        }
        var unheard = new Unheard(new HashSet<>(), new HashSet<>());
        for (var kind : KINDS) {
            for (var entry : behind(since, "", Optional.of(kind))) {
                if (entry.rundown().isEmpty() || followed.contains(entry.number())) continue;
                unheard.keys().add(entry.rundown());
                if (reading.message(entry).orElse(null) instanceof RoDelete(var roID)) {
                    unheard.deleted().add(new RundownId(entry.newsroom(), roID));
                }
            }
        }
        return unheard;
    }

    private List<Entry> behind(long since, String newsroom, Optional<Entry.Kind> kind) {
        var all = new ArrayList<Entry>();
        long before = Long.MAX_VALUE;
        for (int page = 0; page < MAX_PAGES; page++) {
            var some = store.entries(new EntryQuery(before, newsroom, "", kind, PAGE));
            some.stream().filter(entry -> entry.number() > since).forEach(all::add);
            if (some.size() < PAGE || some.getLast().number() <= since) break;
            before = some.getLast().number();
        }
        return all;
    }

    /** Whether the last thing that it was sent about a running order is not that it is gone. */
    private boolean has(RelayDevice device, String roID) {
        var key = RundownKey.of(new RundownId(device.line(), roID));
        var newest =
                store.entries(new EntryQuery(Long.MAX_VALUE, device.line(), key, Optional.of(Entry.Kind.QUEUED), 1));
        return !newest.isEmpty() && !newest.getFirst().message().contains("<roDelete>");
    }

    private Optional<Long> remembered(RelayDevice device) {
        return store.snapshot().messageIds().stream()
                .filter(number -> number.newsroom().equals(device.line())
                        && number.channel().equals(FED))
                .map(number -> number.last())
                .findFirst();
    }

    /** The number up to which all is passed on, as far as that is remembered. */
    long reached() {
        return reached;
    }

    /** All up to that number is passed on to these devices. */
    void reached(List<RelayDevice> devices, long number) {
        try {
            for (var device : devices) {
                store.append(
                        new Entry(
                                0,
                                time.now(),
                                Entry.Kind.MESSAGE_IDS,
                                device.line(),
                                device.id(),
                                "",
                                FED,
                                "",
                                "",
                                "",
                                "",
                                Long.toString(number),
                                "",
                                ""),
                        List.of());
            }
            reached = number;
        } catch (StoreException e) {
            LOG.debug("how far devices know is not remembered yet: {}", e.getMessage());
        }
    }
}
