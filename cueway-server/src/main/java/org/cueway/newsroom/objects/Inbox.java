package org.cueway.newsroom.objects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private Taken waiting = Taken.nothing(0);

    /**
     * What was taken.
     *
     * @param number of the last entry that it comes from
     * @param rundowns empty for one that is gone
     * @param objects of our own, in the order of their last change
     * @param answers those that said of items that they are not ready, by running order
     */
    record Taken(
            long number,
            Map<RundownId, Optional<Rundown>> rundowns,
            LinkedHashMap<ObjectId, StoredObject> objects,
            Map<RundownId, List<String>> answers) {
        static Taken nothing(long number) {
            return new Taken(number, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        Taken upTo(long later) {
            return new Taken(later, rundowns, objects, answers);
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
                        waiting.objects().remove(object.id());
                        waiting.objects().put(object.id(), object);
                    }
                }
                case Change.ObjectRemoved _, Change.CueGiven _ -> {} // nothing that a newsroom has to hear
            }
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
