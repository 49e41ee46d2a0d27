package org.cueway.newsroom.objects;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cueway.object.ObjectId;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.store.Change;
import org.cueway.store.Committed;

/**
 * What became durable since the teller looked: each thing once, in its newest state, so nothing piles up here. Guarded by its
 * monitor, which nobody holds for longer than a few instructions: the thread that all writing waits for adds here.
 */
final class Inbox {
    /** Answers beyond these are forgotten; then a newsroom reads once more what it has read. */
    private static final int MAX_ANSWERS = 10_000;

    private final Predicate<ObjectId> wanted;
    private Taken waiting = Taken.nothing(0);

    /** Of objects of others, only those that are wanted are kept. */
    Inbox(Predicate<ObjectId> wanted) {
        this.wanted = wanted;
    }

    /**
     * What was taken.
     *
     * @param number of the last entry that it comes from
     * @param rundowns empty for one that is gone
     * @param objects of our own, in the order of their last change, and who asked for it
     * @param others objects of others, and whether they are held
     * @param answers those that said of items that they are not ready, by running order
     */
    record Taken(
            long number,
            Map<RundownId, Optional<Rundown>> rundowns,
            LinkedHashMap<ObjectId, Changed> objects,
            Map<ObjectId, Boolean> others,
            Map<RundownId, List<String>> answers) {
        static Taken nothing(long number) {
            return new Taken(
                    number, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        Taken upTo(long later) {
            return new Taken(later, rundowns, objects, others, answers);
        }
    }

    /** An object of our own, and the newsrooms that asked for what became of it: each hears of that (R141). */
    record Changed(StoredObject object, Set<String> askedBy) {
        Changed {
            askedBy = Set.copyOf(askedBy);
        }
    }

    synchronized void add(Committed committed) {
        waiting = waiting.upTo(committed.entry().number());
        for (var change : committed.changes()) {
            switch (change) {
                case Change.RundownSaved(var rundown) -> {
                    waiting.rundowns().put(rundown.id(), Optional.of(rundown));
                    keep(rundown.id(), committed.entry().answer());
                }
                case Change.RundownRemoved(var id) -> waiting.rundowns().put(id, Optional.empty());
                case Change.ObjectSaved(var object) -> {
                    if (object.id().isOurs()) {
                        changed(object, committed.entry().newsroom());
                    } else {
                        other(object.id(), true);
                    }
                }
                case Change.ObjectRemoved(var id) -> other(id, false);
                case Change.CueGiven _ -> {} // nothing that a newsroom has to hear
            }
        }
    }

    private void changed(StoredObject object, String newsroom) {
        var askedBy = new HashSet<String>();
        Optional.ofNullable(waiting.objects().remove(object.id()))
                .ifPresent(before -> askedBy.addAll(before.askedBy()));
        if (!newsroom.isEmpty()) {
            askedBy.add(newsroom);
        }
        waiting.objects().put(object.id(), new Changed(object, askedBy));
    }

    /** An object of somebody else is held from now on, or not any more. */
    private void other(ObjectId id, boolean held) {
        if (!id.isOurs() && wanted.test(id)) {
            waiting.others().put(id, held);
        }
    }

    private void keep(RundownId id, String answer) {
        if (SaidNotReady.perhaps(answer) && waiting.answers().size() < MAX_ANSWERS) {
            waiting.answers().computeIfAbsent(id, _ -> new ArrayList<>()).add(answer);
        }
    }

    /** Takes all, and begins anew. */
    synchronized Taken take() {
        var taken = waiting;
        waiting = Taken.nothing(taken.number());
        return taken;
    }
}
