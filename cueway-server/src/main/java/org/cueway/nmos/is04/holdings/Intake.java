package org.cueway.nmos.is04.holdings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.is04.holdings.Holdings.View;
import org.cueway.nmos.is04.query.Event;

/**
 * Takes in what one registry says, from the moment we turned to it: which resources it has, and what becomes of those that it does not
 * tell of. No I/O, no clock; confined to the network's thread.
 */
public final class Intake {
    private final View view;
    private final boolean another;
    private final Duration quiet;
    private final Duration grace;
    private final Map<Kind, Sync> syncs = new EnumMap<>(Kind.class);
    /** The collections that this registry has told completely at least once. */
    private final Set<Kind> settled = EnumSet.noneOf(Kind.class);
    /** What the registry does not have and is shown all the same, until when. */
    private final Map<Kind, Map<String, Long>> waiting = new EnumMap<>(Kind.class);

    /**
     * Of a view whose resources, if there are any, another registry told of.
     *
     * @param quiet silence after which a collection counts as told
     * @param grace how long what this registry should have and does not have is shown
     */
    public Intake(View view, Duration quiet, Duration grace) {
        this.view = view;
        this.another = !view.isEmpty();
        this.quiet = quiet;
        this.grace = grace;
        for (var kind : Kind.values()) waiting.put(kind, new HashMap<>());
    }

    /** What to look for, since the registry has told all else of this kind. */
    public record Missing(Kind kind, Set<String> ids) {}

    /** The registry begins to tell a collection from the start. */
    public void opened(Kind kind, long now) {
        syncs.put(kind, new Sync(view.ids(kind), now));
    }

    /** The registry says this. */
    public void told(Kind kind, List<Event> events, long now) {
        var sync = syncs.computeIfAbsent(kind, _ -> new Sync(view.ids(kind), now));
        for (var event : events) {
            sync.told(event.id(), now);
            waitNoMore(kind, event.id());
            switch (event) {
                case Event.Gone(var id) -> view.remove(kind, id);
                case Event.Present present -> {
                    if (counts(present, sync)) view.put(present.now());
                }
            }
        }
    }

    /**
     * Whether it is not older than what we have. While a collection is told from the start, everything counts; after that the registry's
     * own order does, even if a device's clock was set back: it knows what we have as what was before.
     */
    private boolean counts(Event.Present event, Sync sync) {
        if (sync.phase() != Sync.Phase.DONE) return true;
        var held = view.find(event.now().kind(), event.id())
                .map(each -> each.core().version());
        return held.isEmpty()
                || event.now().core().version().compareTo(held.orElseThrow()) >= 0
                || event.before().equals(held);
    }

    /** The registry has told all of a collection. */
    public List<Missing> listed(Kind kind) {
        var sync = syncs.get(kind);
        return sync == null ? List.of() : settle(kind, sync);
    }

    /** What to look for now, of the collections that have been quiet for long enough. */
    public List<Missing> due(long now) {
        var due = new ArrayList<Missing>();
        syncs.forEach((kind, sync) -> {
            if (sync.quiet(now, quiet)) due.addAll(settle(kind, sync));
        });
        return due;
    }

    private List<Missing> settle(Kind kind, Sync sync) {
        var untold = sync.untold();
        if (untold.isEmpty()) {
            done(kind, sync);
            return List.of();
        }
        sync.checking();
        return List.of(new Missing(kind, untold));
    }

    /** What came of looking. */
    public void checked(Missing asked, List<Resource> there, long now) {
        var sync = syncs.get(asked.kind());
        if (sync == null || sync.phase() != Sync.Phase.CHECKING) return;
        for (var resource : there) {
            // What was told of meanwhile is newer than this answer may be.
            if (!sync.untold().contains(resource.id())) continue;
            sync.told(resource.id(), now);
            waitNoMore(asked.kind(), resource.id());
            view.put(resource);
        }
        var absent = new HashSet<>(asked.ids());
        absent.retainAll(sync.untold());
        sweep(asked.kind(), absent, sync.known(), now);
        done(asked.kind(), sync);
    }

    private void sweep(Kind kind, Set<String> absent, int known, long now) {
        var kept = waiting.get(kind);
        switch (Sweep.of(another && !settled.contains(kind), known, absent.size(), view.sureOfAny())) {
            case FORGET -> absent.stream().filter(id -> !kept.containsKey(id)).forEach(id -> view.remove(kind, id));
            case WAIT ->
                absent.forEach(id -> {
                    view.doubt(kind, id);
                    kept.putIfAbsent(id, now + grace.toNanos());
                });
        }
    }

    private void done(Kind kind, Sync sync) {
        sync.done();
        settled.add(kind);
    }

    /** Lets go of what has been waited for long enough. */
    public void expire(long now) {
        waiting.forEach((kind, ids) -> ids.entrySet().removeIf(each -> {
            boolean over = now - each.getValue() >= 0;
            if (over) view.remove(kind, each.getKey());
            return over;
        }));
    }

    private void waitNoMore(Kind kind, String id) {
        waiting.get(kind).remove(id);
    }

    /** How many resources are shown that the registry does not have. */
    public int waiting() {
        return waiting.values().stream().mapToInt(Map::size).sum();
    }

    /** Whether every collection has been told at least once. */
    public boolean complete() {
        return settled.size() == Kind.values().length;
    }
}
