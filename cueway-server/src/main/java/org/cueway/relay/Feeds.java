package org.cueway.relay;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoDelete;
import org.cueway.mos.model.RunningOrderMessage.RoReplace;
import org.cueway.mos.model.Target;
import org.cueway.newsroom.FromRundown;
import org.cueway.newsroom.outgoing.Onward;
import org.cueway.newsroom.outgoing.Onward.Origin;
import org.cueway.newsroom.outgoing.Outgoing;
import org.cueway.newsroom.outgoing.OutgoingException;
import org.cueway.newsroom.outgoing.Settled;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.store.Change;
import org.cueway.store.Committed;
import org.cueway.store.Entry;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes running orders on to devices that have items in them, though newsrooms send them to us: each message that changed
 * something, in the order of the journal, each device by its own durable queue. One thread; all state but the inboxes is
 * confined to it.
 *
 * <p>A device gets the whole running order when its first item appears in it, then every message about it, and hears that it
 * is gone when its last item is. If a device refuses a message, it gets the whole running order once, as a newsroom would do.
 * What came between a message and a crash is caught up with in the same way (see {@code CatchUp}), so that nothing that was
 * acknowledged is missing there, and nothing is said twice.
 */
public final class Feeds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
    private static final int MAX_INBOX = 10_000;

    private final Relay relay;
    private final Parts parts;
    private final Reading reading;
    private final TimeSource time;
    private final Limits.Relay limits = Limits.Relay.defaults();
    private final BlockingQueue<Committed> inbox = new ArrayBlockingQueue<>(MAX_INBOX);
    private final ConcurrentLinkedQueue<Fed> refused = new ConcurrentLinkedQueue<>();
    private final CatchUp catchUp;
    /** What each device has. */
    private final Set<Fed> fed = new HashSet<>();
    /** Where a device has to get the whole running order, since a message to it got lost. */
    private final Set<Fed> behind = new LinkedHashSet<>();

    private Thread thread = Thread.ofVirtual().unstarted(() -> {});
    private volatile boolean overflown;
    private volatile boolean closing;
    private long last;

    /** Where running orders come from and go to. */
    public record Parts(Outgoing devices, RundownStore store, Desk desk) {}

    /** How entries of the journal are read. */
    public record Reading(MosCodec codec, Function<Entry, Dialect> habits) {
        Optional<MosMessage> message(Entry entry) {
            return codec.decode(codec.read(entry.message()), habits.apply(entry))
                            instanceof Decoded.Ok<Envelope>(Envelope(var _, var message), var _)
                    ? Optional.of(message)
                    : Optional.empty();
        }
    }

    /** A running order that a device has. */
    record Fed(RelayDevice device, RundownId rundown) {}

    private Feeds(Relay relay, Parts parts, Reading reading, TimeSource time) {
        this.relay = relay;
        this.parts = parts;
        this.reading = reading;
        this.time = time;
        this.catchUp = new CatchUp(parts.store(), reading, time);
    }

    /** Begins to pass on. The tail of the journal was replayed before, and no message is taken yet. */
    public static Feeds start(Relay relay, Parts parts, Reading reading, TimeSource time) {
        var feeds = new Feeds(relay, parts, reading, time);
        if (feeds.devices().isEmpty()) return feeds;
        feeds.last = parts.store().state().lastEntry();
        parts.store().subscribe(feeds::take);
        feeds.thread = Thread.ofVirtual().name("relay-feeds").start(feeds::run);
        return feeds;
    }

    private List<RelayDevice> devices() {
        return relay.devices().stream().filter(Feeding::isFed).toList();
    }

    /** On the thread that all writing waits for. */
    private void take(Committed committed) {
        boolean matters = !committed.changes().isEmpty() && isMessage(committed.entry());
        if (matters && !inbox.offer(committed)) overflown = true;
    }

    private static boolean isMessage(Entry entry) {
        return CatchUp.KINDS.contains(entry.kind());
    }

    private void run() {
        try {
            resume();
            while (!closing) {
                var next = inbox.poll(limits.retry().toNanos(), TimeUnit.NANOSECONDS);
                if (next != null && next.entry().number() > last) hear(next);
                for (Fed one; (one = refused.poll()) != null; ) behind.add(one);
                if (inbox.isEmpty()) settle();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            LOG.error("internal error, running orders are not passed on any more", bug);
        }
    }

    /** What devices missed while nobody passed on. */
    private void resume() throws InterruptedException {
        for (var device : devices()) {
            var missed = catchUp.of(device, relay.rules(), parts.desk().rundowns());
            missed.has().forEach(rundown -> fed.add(new Fed(device, rundown)));
            for (var gone : missed.gone()) send(new Fed(device, gone), new RoDelete(gone.roID()), last);
            for (var rundown : missed.changed()) behind.add(new Fed(device, rundown));
        }
        settle();
        catchUp.reached(devices(), last);
    }

    private void hear(Committed committed) throws InterruptedException {
        var entry = committed.entry();
        for (var change : committed.changes()) {
            switch (change) {
                case Change.RundownSaved(var rundown) -> {
                    for (var device : devices()) step(device, rundown, entry);
                }
                case Change.RundownRemoved(var id) -> {
                    for (var device : devices()) tell(new Fed(device, id), Optional.empty(), entry);
                }
                case Change.CueGiven(var id, var _) when committed.changes().size() == 1 -> cue(id, entry);
                case Change.CueGiven _, Change.ObjectSaved _, Change.ObjectRemoved _ -> {}
            }
        }
        last = entry.number();
    }

    private void step(RelayDevice device, Rundown rundown, Entry entry) throws InterruptedException {
        boolean wants = Feeding.wants(device, relay.rules(), rundown);
        tell(new Fed(device, rundown.id()), Optional.of(rundown).filter(_ -> wants), entry);
    }

    private void tell(Fed to, Optional<Rundown> now, Entry entry) throws InterruptedException {
        switch (Feeding.told(fed.contains(to), now.isPresent())) {
            case NOTHING -> {}
            case CREATED -> send(to, created(now.orElseThrow()), entry.number());
            case EDITED ->
                send(
                        to,
                        reading.message(entry)
                                .filter(message -> Handling.down(message) instanceof Handling.Keep)
                                .<RoRequest>flatMap(message ->
                                        message instanceof RoRequest said ? Optional.of(said) : Optional.empty())
                                .orElseGet(() -> replaced(now.orElseThrow())),
                        entry.number());
            case DELETED -> send(to, new RoDelete(to.rundown().roID()), entry.number());
        }
    }

    /**
     * A cue goes to every device that has the running order, or if it is about an item, to the one that the item names. It is
     * dropped there if it would be late.
     */
    private void cue(RundownId id, Entry entry) throws InterruptedException {
        if (!(reading.message(entry).orElse(null) instanceof ControlMessage control)) return;
        var owner = owner(id, target(control));
        for (var device : devices()) {
            var to = new Fed(device, id);
            if (fed.contains(to)
                    && owner.filter(name -> !name.equals(device.id())).isEmpty()) {
                send(to, control, entry.number());
            }
        }
    }

    private static Target target(ControlMessage control) {
        return switch (control) {
            case ControlMessage.RoItemCue cue -> cue.item();
            case ControlMessage.RoCtrl command -> command.target();
        };
    }

    /** The device that an item names; empty text if it names none behind us, empty if it is about no item. */
    private Optional<String> owner(RundownId id, Target target) {
        if (!(target instanceof Target.OneItem(var _, var storyID, var itemID))) return Optional.empty();
        return Optional.of(parts.desk().find(id).stream()
                .flatMap(rundown -> rundown.stories().stream())
                .filter(story -> story.storyID().equals(storyID))
                .flatMap(story -> story.items().stream())
                .filter(item -> item.itemID().equals(itemID))
                .flatMap(item -> item.mosID().stream())
                .flatMap(mosID -> relay.rules().of(mosID).stream())
                .map(RelayRules.Way::device)
                .findFirst()
                .orElse(""));
    }

    private static RoCreate created(Rundown rundown) {
        var list = FromRundown.list(rundown);
        return new RoCreate(list.roID(), list.header(), list.stories());
    }

    private static RoReplace replaced(Rundown rundown) {
        var list = FromRundown.list(rundown);
        return new RoReplace(list.roID(), list.header(), list.stories());
    }

    /** Queues a message for one device; until it is durable, all wait, so that the order is kept. */
    private void send(Fed to, RoRequest message, long because) throws InterruptedException {
        if (message instanceof RoDelete) {
            fed.remove(to);
            behind.remove(to);
        } else {
            fed.add(to);
        }
        if (behind.contains(to) && !isWhole(message)) return; // it will get all of it
        var onward = new Onward(to.device().id(), message, new Origin.Followed(because));
        while (!closing) {
            try {
                parts.devices().send(to.device().line(), onward, end -> settled(to, message, end));
                if (isWhole(message)) behind.remove(to);
                return;
            } catch (StoreException e) {
                time.sleep(limits.retry());
            } catch (OutgoingException e) {
                LOG.warn("{}: {} not queued, {}", to.device().line(), message.element(), e.getMessage());
                if (!(message instanceof RoDelete)) behind.add(to);
                return;
            }
        }
    }

    /** On a thread of the queue. */
    private void settled(Fed to, Request message, Settled end) {
        switch (end) {
            case Settled.Acknowledged _ -> {}
            case Settled.Refused(var why, var _) -> {
                relay.complain(to.device().line(), message, why);
                if (!isWhole(message) && !(message instanceof ControlMessage)) refused.add(to);
            }
            case Settled.Dropped(var why) -> {
                relay.complain(to.device().line(), message, why);
                if (!isWhole(message) && !(message instanceof ControlMessage)) refused.add(to);
            }
        }
    }

    private static boolean isWhole(Request message) {
        return message instanceof RoCreate || message instanceof RoReplace || message instanceof RoDelete;
    }

    /** Sends whole running orders where something got lost, as far as the queues have room. */
    private void settle() throws InterruptedException {
        if (overflown) {
            overflown = false;
            LOG.warn("too much happened at once; devices get their running orders whole");
            resync();
        }
        for (var to : List.copyOf(behind)) {
            if (closing || parts.devices().waiting(to.device().line()) > MAX_INBOX / 2) continue;
            var now = parts.desk().find(to.rundown()).filter(held -> Feeding.wants(to.device(), relay.rules(), held));
            if (now.isPresent()) send(to, whole(to, now.get()), last);
            else if (fed.contains(to)) send(to, new RoDelete(to.rundown().roID()), last);
            else behind.remove(to);
        }
        boolean allSaid = behind.isEmpty() && refused.isEmpty();
        if (allSaid && last - catchUp.reached() >= MAX_INBOX / 10) catchUp.reached(devices(), last);
    }

    private RoRequest whole(Fed to, Rundown now) {
        return fed.contains(to) ? replaced(now) : created(now);
    }

    private void resync() {
        last = parts.store().state().lastEntry();
        inbox.clear();
        behind.addAll(fed);
        for (var device : devices()) {
            for (var rundown : parts.desk().rundowns()) {
                if (Feeding.wants(device, relay.rules(), rundown)) behind.add(new Fed(device, rundown.id()));
            }
        }
    }

    /** Passes on no more; what is left is caught up with after the next start. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            if (thread.getState() == Thread.State.NEW) return;
            thread.join();
            boolean allSaid = behind.isEmpty() && refused.isEmpty() && inbox.isEmpty();
            if (allSaid && last > catchUp.reached()) catchUp.reached(devices(), last);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
