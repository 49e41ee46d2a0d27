package org.cueway.web.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cueway.object.Holdings;
import org.cueway.object.ObjectId;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.store.Change;
import org.cueway.store.Committed;
import org.cueway.store.Entry;
import org.cueway.store.RundownKey;
import org.cueway.templates.ItemMarks;
import org.cueway.web.json.CueJson;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What entries of the journal mean to somebody who looks at running orders and messages. Holds every running order as last
 * told, so each of them is told once per batch, in its newest state, however many entries changed it. Confined to the
 * feed's thread.
 */
final class News {
    private final Watched watched;
    private final int maxRows;
    private final RundownPatch patches;
    private final Map<RundownId, Rundown> told = new HashMap<>();
    /** Objects of ours that are there, as last told. */
    private final Set<ObjectId> objects = new HashSet<>();

    private long number;

    News(Watched watched, int maxRows) {
        this.watched = watched;
        this.maxRows = maxRows;
        var fetched = watched.held().holdings();
        var holdings = new Holdings(
                fetched.owners(),
                id -> id.isOurs() ? objects.contains(id) : fetched.held().test(id));
        this.patches = new RundownPatch(
                watched.shown().scripts(),
                new ItemMarks(holdings, watched.held().templates()));
    }

    /** Number of the last entry that was told. */
    long number() {
        return number;
    }

    /** Takes what is held now for what was told. The number first: what comes in between may be told twice, never not. */
    void restart() {
        number = watched.status().get().path("store").path("lastEntry").asLong();
        told.clear();
        objects.clear();
        watched.held().objects().get().forEach(object -> objects.add(object.id()));
        watched.held().rundowns().get().forEach(rundown -> told.put(rundown.id(), rundown));
    }

    /** What these entries, in journal order, come to; with everything for the running orders that are looked at. */
    Batch of(List<Committed> entries, Set<String> keys) {
        long from = number;
        var before = new LinkedHashMap<RundownId, Optional<Rundown>>();
        var touched = new LinkedHashSet<ObjectId>();
        for (Committed committed : entries) {
            committed.changes().forEach(change -> take(change, before, touched));
            number = Math.max(number, committed.entry().number());
        }
        if (!touched.isEmpty()) {
            told.forEach((id, rundown) -> {
                if (patches.needs(rundown, touched)) {
                    before.putIfAbsent(id, Optional.of(rundown));
                }
            });
        }
        var changed = new ArrayList<Batch.Patch>();
        before.forEach((id, old) -> changed.add(patch(id, old, keys, touched)));
        var shown = entries.stream()
                .map(Committed::entry)
                .filter(entry -> entry.kind() != Entry.Kind.MESSAGE_IDS && entry.kind() != Entry.Kind.AIR)
                .toList();
        int skipped = Math.max(0, shown.size() - maxRows);
        List<ObjectNode> rows = shown.stream()
                .skip(skipped)
                .map(watched.shown().messages()::row)
                .toList();
        return new Batch(
                from, number, new Batch.Changed(changed, keys, tellings(touched)), cues(entries), rows, skipped);
    }

    private static List<Batch.Given> cues(List<Committed> entries) {
        return entries.stream()
                .map(Committed::entry)
                .flatMap(entry -> CueJson.of(entry).map(cue -> new Batch.Given(entry.rundown(), cue)).stream())
                .toList();
    }

    /** Which objects of ours changed, and whether they are there; who shows more of them asks for it. */
    private List<ObjectNode> tellings(Set<ObjectId> touched) {
        return touched.stream()
                .map(id -> JsonNodeFactory.instance
                        .objectNode()
                        .put("objID", id.objID())
                        .put("held", objects.contains(id)))
                .toList();
    }

    /** Whether an object of others is of interest: if items of ours may need it. */
    private boolean isFetched(ObjectId id) {
        return id.newsroom().equals(watched.held().holdings().owners().get(id.mosID()));
    }

    private void take(Change change, Map<RundownId, Optional<Rundown>> before, Set<ObjectId> touched) {
        switch (change) {
            case Change.RundownSaved(var rundown) ->
                before.putIfAbsent(rundown.id(), Optional.ofNullable(told.put(rundown.id(), rundown)));
            case Change.RundownRemoved(var id) -> before.putIfAbsent(id, Optional.ofNullable(told.remove(id)));
            case Change.ObjectSaved(var object) -> {
                if (object.id().isOurs()) {
                    touched.add(object.id());
                    if (object.isDeleted()) objects.remove(object.id());
                    else objects.add(object.id());
                } else if (isFetched(object.id())) {
                    touched.add(object.id());
                }
            }
            case Change.ObjectRemoved(var id) -> {
                if (isFetched(id)) touched.add(id);
            }
            case Change.CueGiven _ -> {}
        }
    }

    private Batch.Patch patch(RundownId id, Optional<Rundown> before, Set<String> keys, Set<ObjectId> touched) {
        String key = RundownKey.of(id);
        var after = Optional.ofNullable(told.get(id));
        ObjectNode row = RundownPatch.row(key, after);
        return new Batch.Patch(key, row, keys.contains(key) ? patches.whole(key, before, after, touched) : row);
    }
}
