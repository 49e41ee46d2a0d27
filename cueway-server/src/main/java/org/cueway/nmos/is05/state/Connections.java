package org.cueway.nmos.is05.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cueway.base.TimeSource;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Inventory.Change;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.Resource.Receiver;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.Tai;
import org.cueway.nmos.is05.plan.Before;
import org.cueway.nmos.is05.plan.Compared;
import org.cueway.nmos.is05.plan.Settings;
import org.cueway.nmos.is05.state.Connection.Made;
import org.cueway.nmos.is05.state.Judgement.Known;
import org.cueway.nmos.is05.state.Own.Phase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The connections of all receivers (C-41 to C-44): what the registry tells, what devices tell when they are asked, and what we have asked
 * for. What is newest counts, whoever made it. Safe for use by any thread; listeners are called by whoever changes something, and must
 * not wait.
 */
public final class Connections {
    /** Who else. */
    public static final String EXTERNAL = "external";

    /** How long after our own change one that is just like it counts as ours, whatever was seen in between; our choice. */
    private static final Duration OURS_STILL = Duration.ofSeconds(10);

    private final Inventory inventory;
    private final TimeSource time;
    private final History history;
    private final Map<String, Own> own = new ConcurrentHashMap<>();
    private final Map<String, Made> seen = new ConcurrentHashMap<>();
    private final Map<String, Settings> active = new ConcurrentHashMap<>();
    private final Addresses addresses = new Addresses();
    private final Snapshots snapshots;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /**
     * Listens to the inventory from now on.
     *
     * @param kept entries of history for each receiver
     * @param settle how long the registry has to tell of our own change
     */
    public Connections(Inventory inventory, TimeSource time, int kept, Duration settle) {
        this.inventory = inventory;
        this.time = time;
        this.snapshots = new Snapshots(settle);
        this.history = new History(kept);
        inventory.listen(this::changed);
    }

    /** Tells of every receiver, and every sender, whose connection may be another one, by ID. */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    void tell(String id) {
        listeners.forEach(listener -> listener.accept(id));
    }

    /** What a receiver receives; empty if it is not there. */
    public Optional<Connection> of(String receiver) {
        return inventory.receiver(receiver).map(this::judged);
    }

    /** What every receiver receives, in no order. */
    public List<Connection> all() {
        return inventory.receivers().stream().map(this::judged).toList();
    }

    private Connection judged(Receiver receiver) {
        var id = receiver.id();
        return Judgement.of(
                new Known(
                        receiver,
                        Optional.ofNullable(own.get(id)),
                        Optional.ofNullable(active.get(id)),
                        Optional.ofNullable(seen.get(id))),
                inventory::sender,
                addresses);
    }

    /** What a sender or receiver had in force when it was last read; empty if it was not. */
    public Optional<Settings> lastRead(String id) {
        return Optional.ofNullable(active.get(id));
    }

    /** Other senders that send to where this one would, with its settings. */
    public List<String> alsoSendingTo(String sender, Settings settings) {
        return settings.legs().stream()
                .filter(leg -> leg.enabled().orElse(true))
                .flatMap(leg -> Addresses.place(leg, "destination_ip").stream())
                .flatMap(place -> addresses.at(place).stream())
                .filter(id -> !id.equals(sender))
                .distinct()
                .toList();
    }

    /** What a receiver has been on. */
    public List<History.Entry> history(String receiver) {
        return history.of(receiver);
    }

    /** Receivers that a sender's change would touch. */
    public List<String> on(String sender) {
        var on = new ArrayList<String>();
        for (var connection : all()) {
            if (connection.isOn()
                    && connection
                            .from()
                            .filter(from -> from.id().equals(sender))
                            .isPresent()) {
                on.add(connection.receiver());
            }
        }
        return on;
    }

    /** We ask for it now. */
    public void requested(String receiver, JsonNode asked, String by) {
        own.put(receiver, Own.requested(asked, time.now(), by));
        tell(receiver);
    }

    /**
     * Its device says that it is done.
     *
     * @param said its settings, with the time of the activation by its own clock; empty if it does not say
     */
    public void confirmed(String receiver, Optional<Settings> said) {
        var at = said.flatMap(settings -> settings.activation().at()).orElse(Tai.ZERO);
        own.computeIfPresent(receiver, (_, mine) -> mine.confirmed(at));
        said.ifPresent(settings -> active.put(receiver, settings));
        inventory.receiver(receiver).ifPresent(this::weigh);
        log(receiver, "confirmed", "");
        tell(receiver);
    }

    /** What a receiver has staged and in force, if that is certain without asking its device (C-59). */
    public Optional<Before> known(Receiver receiver) {
        return snapshots.of(receiver, time.nanoTime());
    }

    /** Whether there is nothing to find out: what is in force is certain, and nothing of it was left to the device. */
    boolean isSettled(Receiver receiver) {
        return known(receiver).filter(Before::isResolved).isPresent();
    }

    /** Both were read at the device, after the registry had told this of the receiver. */
    public void looked(Receiver told, Before now) {
        snapshots.read(told, now, time.nanoTime());
    }

    /** Our activation has made it so; {@code looked} is what the registry told of the receiver before. */
    public void made(Receiver looked, Before now) {
        // The registry may tell while this is written down: then once more.
        for (var current = inventory.receiver(looked.id()); current.isPresent(); ) {
            var told = current.orElseThrow();
            boolean moved = !told.core().version().equals(looked.core().version());
            if (moved && !isOurs(told)) {
                snapshots.doubt(looked.id());
                return;
            }
            snapshots.made(told, now, moved, time.nanoTime());
            current = inventory.receiver(looked.id());
            if (current.filter(
                            after -> after.core().version().equals(told.core().version()))
                    .isPresent()) return;
        }
    }

    /** What it has staged or in force may be something else now. */
    public void doubt(String receiver) {
        snapshots.doubt(receiver);
    }

    /** It was sent and nobody knows what came of it. */
    public void unknown(String receiver, String why) {
        own.computeIfPresent(receiver, (_, mine) -> mine.in(Phase.UNKNOWN, why));
        log(receiver, "unconfirmed", why);
        tell(receiver);
    }

    /** It was not done; what was there counts. */
    public void failed(String receiver, String why) {
        log(receiver, "failed", why);
        own.computeIfPresent(receiver, (_, mine) -> mine.in(Phase.OVERRULED));
        tell(receiver);
    }

    /** As it was when the gateway last stopped: ours if it still is. */
    public void remember(String receiver, String asked, Made made) {
        own.put(receiver, new Own(Phase.OVERRULED, JsonMapper.shared().readTree(asked), made, Tai.ZERO, ""));
        inventory.receiver(receiver).ifPresent(this::weigh);
    }

    private void log(String receiver, String result, String detail) {
        var mine = own.get(receiver);
        if (mine == null) return;
        history.add(
                receiver,
                new History.Entry(time.now(), mine.sender(), mine.made().by(), result, detail));
    }

    private void changed(Change change) {
        switch (change) {
            case Change.Added(Receiver now) -> {
                weigh(now);
                tell(now.id());
            }
            case Change.Altered(Receiver before, Receiver now) -> {
                snapshots.changed(before, now, isOurs(now));
                altered(before, now);
                tell(now.id());
            }
            case Change.Removed(Receiver before) -> gone(before.id());
            case Change.Added(Sender now) -> tell(now.id());
            case Change.Altered(var _, Sender now) -> tell(now.id());
            case Change.Removed(Sender before) -> {
                addresses.remove(before.id());
                active.remove(before.id());
                tell(before.id());
            }
            case Change.Added _, Change.Altered _, Change.Removed _ -> {}
        }
    }

    private void gone(String receiver) {
        active.remove(receiver);
        snapshots.doubt(receiver);
        tell(receiver);
    }

    private void altered(Receiver before, Receiver now) {
        if (weigh(now) || before.subscription().equals(now.subscription())) return;
        var mine = own.get(now.id());
        if (mine != null && isNoNews(mine, now)) return;
        if (mine != null) own.put(now.id(), mine.in(Phase.OVERRULED));
        active.remove(now.id());
        seen.put(now.id(), new Made(time.now(), EXTERNAL));
        history.add(now.id(), new History.Entry(time.now(), now.subscription().peer(), EXTERNAL, "seen", ""));
    }

    /** While we ask ourselves, and before our own change, what the registry says is old (nmos §6). */
    private static boolean isNoNews(Own mine, Receiver now) {
        return switch (mine.phase()) {
            case REQUESTED, UNKNOWN -> true;
            case CONFIRMED -> now.core().version().compareTo(mine.after()) < 0;
            case IN_FORCE, OVERRULED -> false;
        };
    }

    /** Whether the registry says what we have asked for. */
    private boolean weigh(Receiver now) {
        var mine = own.get(now.id());
        if (mine == null || mine.phase() == Phase.REQUESTED || !mine.matches(now.subscription())) return false;
        // What somebody else has made is his, even if it is what we had asked for long before.
        var strange = seen.get(now.id());
        boolean theirs = mine.phase() == Phase.OVERRULED
                && strange != null
                && strange.since().isAfter(mine.made().since().plus(OURS_STILL));
        if (theirs) return false;
        own.replace(now.id(), mine, mine.in(Phase.IN_FORCE));
        return true;
    }

    /** What is in force was read at the device. */
    public void read(Resource resource, Settings settings) {
        active.put(resource.id(), settings);
        if (resource.kind() == Kind.SENDER) {
            addresses.put(resource.id(), settings);
        } else {
            settle(resource.id(), settings);
        }
        tell(resource.id());
    }

    private void settle(String receiver, Settings settings) {
        var mine = own.get(receiver);
        if (mine == null || mine.phase() == Phase.REQUESTED || mine.phase() == Phase.OVERRULED) return;
        boolean there = Compared.isInForce(mine.asked(), settings);
        if (there && mine.phase() != Phase.IN_FORCE) {
            own.replace(receiver, mine, mine.in(Phase.IN_FORCE));
        } else if (!there
                && (settings.enabled() != mine.on() || !settings.peer().equals(mine.sender()))) {
            own.replace(receiver, mine, mine.in(Phase.OVERRULED));
            if (mine.phase() != Phase.UNKNOWN) seen.put(receiver, new Made(time.now(), EXTERNAL));
        }
    }

    /** Whether what the registry says of a receiver now is what we have asked for last. */
    boolean isOurs(Resource now) {
        var mine = own.get(now.id());
        return mine != null
                && now instanceof Receiver receiver
                && mine.phase() != Phase.OVERRULED
                && mine.matches(receiver.subscription());
    }

    /** Whether the registry has not yet told of what a device has confirmed, or nobody knows whether it was done. */
    public boolean isOpen(String receiver) {
        var mine = own.get(receiver);
        return mine != null && (mine.phase() == Phase.CONFIRMED || mine.phase() == Phase.UNKNOWN);
    }
}
