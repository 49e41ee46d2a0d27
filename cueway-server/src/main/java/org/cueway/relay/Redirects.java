package org.cueway.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.ObjectMessage.MosReqObj;
import org.cueway.newsroom.Elsewhere.Passed;
import org.cueway.newsroom.ToRundown;
import org.cueway.object.ObjectId;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.store.Change;
import org.cueway.store.Committed;
import org.cueway.store.Effects;
import org.cueway.store.Entry;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MOS profile 6 towards one server of our own family: items may name it, whose objects it holds; each is asked for there with
 * {@code mosReqObj} until it is here. Until then the item is NOT READY, and READY from then on, by the same rules as items
 * that need objects of our own. The item's mosID stays as it is. One thread; all state but what changed is confined to it.
 *
 * <p>If the server does not know the object, its {@code objPaths} are left for the player to follow: this gateway moves no
 * essence. The device's page says so.
 */
public final class Redirects implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Redirects.class);
    /** How much longer an object is left alone that the server says it does not have: 12 × 5 s. */
    private static final int UNKNOWN = 12;

    private final RelayDevice server;
    private final Relay relay;
    private final Parts parts;
    private final TimeSource time;
    private final Limits.Relay limits = Limits.Relay.defaults();
    private final Map<RundownId, Rundown> changed = new ConcurrentHashMap<>();
    private final Map<ObjectId, Long> wanted = new HashMap<>();
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});
    private volatile boolean closing;

    /** Where items are looked for, and objects kept. */
    public record Parts(RundownStore store, Desk desk, MosCodec codec) {}

    private Redirects(RelayDevice server, Relay relay, Parts parts, TimeSource time) {
        this.server = server;
        this.relay = relay;
        this.parts = parts;
        this.time = time;
    }

    /** Begins to look for items that need objects of a server, and to ask for these. No message is taken yet. */
    public static Redirects start(RelayDevice server, Relay relay, Parts parts, TimeSource time) {
        var redirects = new Redirects(server, relay, parts, time);
        parts.store().subscribe(redirects::take);
        parts.desk().rundowns().forEach(rundown -> redirects.changed.put(rundown.id(), rundown));
        relay.news(server.id(), redirects::news);
        redirects.thread = Thread.ofVirtual().name("redirect-" + server.id()).start(redirects::run);
        return redirects;
    }

    /** On the thread that all writing waits for. */
    private void take(Committed committed) {
        for (var change : committed.changes()) {
            if (change instanceof Change.RundownSaved(var rundown)) changed.put(rundown.id(), rundown);
        }
    }

    private void run() {
        try {
            while (!closing) {
                guardedTick();
                time.sleep(Limits.Objects.defaults().tick());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A bug in here must not end the fetching of everything else. */
    private void guardedTick() {
        try {
            tick();
        } catch (RuntimeException bug) {
            LOG.error("internal error while objects of {} are fetched", server.id(), bug);
        }
    }

    private void tick() {
        for (var id : List.copyOf(changed.keySet())) {
            var rundown = changed.remove(id);
            if (rundown != null) look(rundown);
        }
        for (var id : List.copyOf(wanted.keySet())) {
            if (closing || !relay.isUp(server, Channel.MOM)) return;
            if (parts.desk().holds(id)) wanted.remove(id);
            else if (time.nanoTime() - wanted.getOrDefault(id, 0L) >= 0) fetchIfNeeded(id);
        }
    }

    /** Whether an item still needs it takes a look at all of them, so it is asked only when it is due. */
    private void fetchIfNeeded(ObjectId id) {
        if (isNeeded(id)) fetch(id);
        else wanted.remove(id);
    }

    private void look(Rundown rundown) {
        objects(rundown).filter(id -> !parts.desk().holds(id)).forEach(id -> wanted.putIfAbsent(id, time.nanoTime()));
    }

    private Stream<ObjectId> objects(Rundown rundown) {
        return rundown.stories().stream()
                .flatMap(story -> story.items().stream())
                .filter(item -> item.mosID().filter(server.id()::equals).isPresent())
                .flatMap(item -> item.objID().stream())
                .filter(objID -> !objID.isBlank())
                .map(this::id);
    }

    private ObjectId id(String objID) {
        return new ObjectId(server.line(), server.id(), objID);
    }

    private boolean isNeeded(ObjectId id) {
        return parts.desk().rundowns().stream().flatMap(this::objects).anyMatch(id::equals);
    }

    private void fetch(ObjectId id) {
        boolean unknown = switch (relay.ask(server, new MosReqObj(id.objID()))) {
            case Passed.Answered(MosObj(var object)) -> {
                keep(object);
                yield false;
            }
            case Passed.Answered(MosAck no) -> {
                complain(id, no.statusDescription());
                yield true;
            }
            case Passed.Answered(MosMessage other) -> {
                complain(id, "answered with " + other.element());
                yield true;
            }
            case Passed.Refused(var _, var reason, var detail) -> {
                LOG.info("{} not fetched: {}", id.objID(), reason.with(detail));
                yield false;
            }
            case Passed.Nothing() -> false;
        };
        wanted.put(id, time.nanoTime() + pause(unknown).toNanos());
    }

    private Duration pause(boolean unknown) {
        return unknown ? limits.retry().multipliedBy(UNKNOWN) : limits.retry();
    }

    private void complain(ObjectId id, String why) {
        relay.complain(
                server.line(),
                new MosReqObj(id.objID()),
                id.objID() + ": " + why + "; its objPaths, if it has any, are for the player to follow");
    }

    /** The server tells of an object by itself: of interest only if it was fetched. */
    private void news(MosObject object) {
        if (parts.desk().holds(id(object.objID()))) keep(object);
    }

    private void keep(MosObject object) {
        var change = ToRundown.change(id(object.objID()), object);
        try {
            parts.desk()
                    .submit(server.line(), List.of(change), () -> entry(object))
                    .ifPresent(no -> LOG.info(
                            "{} not kept: {}", object.objID(), no.reason().with(no.detail())));
        } catch (StoreException e) {
            LOG.warn("{} not kept, fetched again later: {}", object.objID(), e.getMessage());
        }
    }

    private Entry entry(MosObject object) {
        var head = new Head(Optional.of(server.id()), Optional.empty(), Optional.empty());
        var text = parts.codec().encode(new Envelope(head, new MosObj(object)));
        boolean gone = object.status().filter("DELETED"::equals).isPresent();
        var objID = List.of(object.objID());
        return new Entry(
                0,
                time.now(),
                Entry.Kind.OBJECT,
                server.line(),
                server.id(),
                "",
                Channel.MOM.word(),
                "",
                "",
                "",
                "",
                text,
                "",
                gone ? Effects.of(List.of(), objID) : Effects.of(objID, List.of()));
    }

    /** Fetches no more. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
