package org.cueway.newsroom.objects;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.desk.Desk;
import org.cueway.newsroom.objects.Progress.What;
import org.cueway.object.Readiness;
import org.cueway.object.StoredObject;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Target.OneItem;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.RundownStore;

/**
 * What newsrooms should know by now and may not know, when the gateway starts. Whatever is doubtful is told again: a newsroom
 * that hears something twice is no worse off, one that never hears it is. Used once, by the teller's thread.
 */
final class Recall {
    private static final int PAGE = 500;

    private final OurObjects ours;
    private final Desk desk;
    private final RundownStore store;
    private final Limits.Objects limits = Limits.Objects.defaults();

    Recall(OurObjects ours, Desk desk, RundownStore store) {
        this.ours = ours;
        this.desk = desk;
        this.store = store;
    }

    /**
     * All that is held counts as known, but for what the last entries said and nobody has looked at.
     *
     * @param objects ours, as {@link #unheard} is given them: one look, since they may change at any moment
     */
    void items(Readiness readiness, Collection<StoredObject> objects) {
        objects.forEach(object -> readiness.object(object.id(), !object.isDeleted()));
        var fetched = ours.fetched();
        fetched.forEach(object -> readiness.object(object.id(), true));
        desk.rundowns().forEach(rundown -> readiness.rundown(rundown, Set.of()));
        readiness.believed();
        var silent = new HashSet<RundownId>();
        var said = new HashMap<RundownId, Set<OneItem>>();
        var servers = new HashSet<String>();
        lastEntries(entry -> {
            if (entry.kind() == Entry.Kind.OBJECT) servers.add(entry.newsroom());
            // Only what brings stories is silent: a roList is not answered.
            if (entry.kind() == Entry.Kind.EDIT && (entry.answer().isEmpty() || SaidNotReady.perhaps(entry.answer()))) {
                desk.findByKey(entry.rundown()).ifPresent(rundown -> {
                    if (entry.answer().isEmpty()) {
                        silent.add(rundown.id());
                    }
                    said.computeIfAbsent(rundown.id(), _ -> new HashSet<>()).addAll(SaidNotReady.in(entry.answer()));
                });
            }
        });
        fetched.stream()
                .filter(object -> servers.contains(object.id().newsroom()))
                .forEach(object -> newsrooms().forEach(newsroom -> readiness.unheard(newsroom, object.id())));
        silent.forEach(readiness::untold);
        said.forEach((id, items) -> desk.find(id).ifPresent(rundown -> readiness.rundown(rundown, items)));
    }

    private Set<String> newsrooms() {
        var names = new HashSet<String>();
        desk.rundowns().forEach(rundown -> names.add(rundown.id().newsroom()));
        return names;
    }

    private void lastEntries(Consumer<Entry> each) {
        long heard = ours.progress().of("", What.HEARD).orElse(0);
        long before = Long.MAX_VALUE;
        List<Entry> page;
        int looked = 0;
        do {
            page = store.entries(new EntryQuery(before, "", "", PAGE)).stream()
                    .filter(entry -> entry.number() > heard)
                    .toList();
            page.forEach(each);
            looked += page.size();
            before = page.isEmpty() ? before : page.getLast().number();
        } while (page.size() == PAGE && looked < limits.maxRecall());
    }

    /** The changes of our objects that one newsroom has not been told of, oldest first; and so of which items it is wrong. */
    List<StoredObject> unheard(String newsroom, Collection<StoredObject> objects, Readiness readiness) {
        var told = ours.progress().of(newsroom, What.TOLD);
        if (told.isEmpty()) {
            return List.of();
        }
        var unheard = objects.stream()
                .filter(object -> millis(object.changed()) > told.getAsLong())
                .sorted(Comparator.comparingLong(object -> millis(object.changed())))
                .toList();
        unheard.stream()
                .filter(object -> object.isDeleted() || millis(object.created()) > told.getAsLong())
                .forEach(object -> readiness.unheard(newsroom, object.id()));
        return unheard;
    }

    static long millis(Optional<Instant> stamp) {
        return stamp.map(Instant::toEpochMilli).orElse(0L);
    }
}
