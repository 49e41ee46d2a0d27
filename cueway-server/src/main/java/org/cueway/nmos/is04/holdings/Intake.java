package org.cueway.nmos.is04.holdings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** What to look for, and why. */
    public record Missing(Kind kind, Set<String> ids, Why why) {}

    /** Why a registry is asked for resources that it does not tell of. */
    public enum Why {
        /** It has told all else of their kind. */
        UNTOLD,
        /** They have been waited for long enough. */
        OVERDUE
    }

    /** The registry begins to tell a collection from the start. */
    public void opened(Kind kind, long now) {
        syncs.put(kind, new Sync(view.ids(kind), now));
    }

    /** How a registry says something. */
    public enum Source {
        /** By itself, in the order in which it happened; at first, all that there is. */
        SOCKET,
        /** Asked for it, once its socket was open. */
        LIST
    }

    /** The registry says this. */
    public void told(Kind kind, Source source, List<Event> events, long now) {
        var sync = syncs.computeIfAbsent(kind, _ -> new Sync(view.ids(kind), now));
        for (var event : events) {
            // A list may be older than what the socket said meanwhile; above all, it may have what is gone by now.
            if (source == Source.LIST && sync.saidBySocket(event.id())) continue;
            boolean first = sync.told(event.id(), source, now);
            waitNoMore(kind, event.id());
            switch (event) {
                case Event.Gone(var id) -> view.remove(kind, id);
                case Event.Present present -> {
                    if (first || counts(present)) view.put(present.now());
                }
            }
        }
    }

    /**
     * Whether it is not older than what this registry has said before. Its own order counts, even if a device's clock was set back: it
     * knows what we have as what was before. What another one said, or the same one before it was lost, does not count.
     */
    private boolean counts(Event.Present event) {
        var held = view.find(event.now().kind(), event.id())
                .map(each -> each.core().version());
        return held.isEmpty()
                || event.now().core().version().compareTo(held.orElseThrow()) >= 0
                || event.before().equals(held);
    }

    /** The registry has told all of a collection. */
    public List<Missing> listed(Kind kind) {
        var sync = syncs.get(kind);
        if (sync == null) return List.of();
        sync.listOver();
        return sync.phase() == Sync.Phase.TELLING ? settle(kind, sync) : List.of();
    }

    /** The list could not be read to its end; what the registry says by itself has to do. */
    public void unlisted(Kind kind) {
        var sync = syncs.get(kind);
        if (sync != null) sync.listOver();
    }

    /** What to look for now: of the collections that have been quiet for long enough, and of what was waited for. */
    public List<Missing> due(long now) {
        var due = new ArrayList<Missing>();
        syncs.forEach((kind, sync) -> {
            if (sync.quiet(now, quiet)) due.addAll(settle(kind, sync));
            var overdue = overdue(kind, now);
            if (!overdue.isEmpty()) due.add(new Missing(kind, overdue, Why.OVERDUE));
        });
        return due;
    }

    /** A registry may be slow to tell what came back: it is asked before anything is taken away, and not twice at a time. */
    private Set<String> overdue(Kind kind, long now) {
        var overdue = new HashSet<String>();
        waitingFor(kind).replaceAll((id, until) -> {
            if (now - until < 0) return until;
            overdue.add(id);
            return now + grace.toNanos();
        });
        return overdue;
    }

    private List<Missing> settle(Kind kind, Sync sync) {
        var untold = sync.untold();
        if (untold.isEmpty()) {
            done(kind, sync);
            return List.of();
        }
        sync.checking();
        return List.of(new Missing(kind, untold, Why.UNTOLD));
    }

    /** What came of looking. */
    public void checked(Missing asked, List<Resource> there, long now) {
        var sync = syncs.get(asked.kind());
        if (sync == null) return;
        switch (asked.why()) {
            case UNTOLD -> {
                if (sync.phase() == Sync.Phase.CHECKING) untold(asked, there, sync, now);
            }
            case OVERDUE -> overdue(asked, there);
        }
    }

    private void untold(Missing asked, List<Resource> there, Sync sync, long now) {
        for (var resource : there) {
            // What was told of meanwhile is newer than this answer may be.
            if (!sync.told(resource.id(), Source.LIST, now)) continue;
            waitNoMore(asked.kind(), resource.id());
            view.put(resource);
        }
        var absent = new HashSet<>(asked.ids());
        absent.retainAll(sync.untold());
        sweep(asked.kind(), absent, sync.known(), now);
        done(asked.kind(), sync);
    }

    private void overdue(Missing asked, List<Resource> there) {
        var kept = waitingFor(asked.kind());
        for (var resource : there) {
            if (kept.remove(resource.id()) != null) view.put(resource);
        }
        for (var id : asked.ids()) {
            if (kept.remove(id) != null) view.remove(asked.kind(), id);
        }
    }

    private void sweep(Kind kind, Set<String> absent, int known, long now) {
        var kept = waitingFor(kind);
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

    private Map<String, Long> waitingFor(Kind kind) {
        return Objects.requireNonNull(waiting.get(kind));
    }

    private void waitNoMore(Kind kind, String id) {
        waitingFor(kind).remove(id);
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
