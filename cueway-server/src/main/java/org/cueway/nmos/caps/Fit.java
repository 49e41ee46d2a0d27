package org.cueway.nmos.caps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Inventory.Change;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Clock;
import org.cueway.nmos.Resource.Flow;
import org.cueway.nmos.Resource.Interface;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.Resource.Node;
import org.cueway.nmos.Resource.Receiver;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.Resource.Source;
import org.cueway.nmos.Urn;
import org.cueway.nmos.sdp.SdpReader.Reading;

/**
 * Says whether senders and receivers fit together, with what the inventory knows of them (nmos §7). Made for matrices of thousands of
 * cells: the JSON of a resource is read once for each of its versions, and a verdict is made once for all pairs of the same kind. Safe
 * for use by any thread.
 */
public final class Fit {
    private final Inventory inventory;
    private final CapsLimits limits;
    private final Map<String, Read<Offer>> offers = new ConcurrentHashMap<>();
    private final Map<String, Read<Needs>> needs = new ConcurrentHashMap<>();
    private final Map<Pair, Verdict> verdicts = new ConcurrentHashMap<>();

    /** Forgets resources when the inventory does. */
    public Fit(Inventory inventory, CapsLimits limits) {
        this.inventory = inventory;
        this.limits = limits;
        inventory.listen(change -> {
            if (change instanceof Change.Removed(var gone)) {
                offers.remove(gone.id());
                needs.remove(gone.id());
            }
        });
    }

    /**
     * What was read, and of which resources: as long as the inventory holds the very same, it still holds.
     */
    private record Read<T>(List<Object> of, Hashed<T> read) {
        @SuppressWarnings("ReferenceEquality") // the inventory keeps one object for each version of a resource
        boolean still(List<Object> now) {
            if (now.size() != of.size()) return false;
            for (int i = 0; i < now.size(); i++) {
                if (now.get(i) != of.get(i)) return false;
            }
            return true;
        }
    }

    /** A value whose hash is counted once. */
    private record Hashed<T>(T value, int hash) {
        static <T> Hashed<T> of(T value) {
            return new Hashed<>(value, value.hashCode());
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // quicker, and mostly enough
        public boolean equals(Object other) {
            return other instanceof Hashed<?> it && hash == it.hash && (value == it.value || value.equals(it.value));
        }
    }

    /** What a verdict is about. */
    private record Pair(Hashed<Offer> offer, Hashed<Needs> needs) {}

    /** What can be said of the two as the registry tells them. */
    public Verdict judge(Sender sender, Receiver receiver) {
        var pair = new Pair(offer(sender), needs(receiver));
        var known = verdicts.get(pair);
        if (known != null) return known;
        if (verdicts.size() >= limits.verdicts()) verdicts.clear();
        var made = Judge.judge(pair.offer().value(), pair.needs().value());
        verdicts.put(pair, made);
        return made;
    }

    /** What can be said of the two with the sender's session description beside. */
    public Verdict judge(Sender sender, Receiver receiver, Reading description) {
        var offer = SdpOffer.complete(offer(sender).value(), description.description());
        return with(description, Judge.judge(offer, needs(receiver).value()));
    }

    /** What can be said of a session description that no NMOS sender gave, and a receiver (C-55). */
    public Verdict judge(Reading description, Receiver receiver) {
        var nothing = new Offer(
                new Urn("urn:x-nmos:transport:rtp"),
                Optional.empty(),
                Map.of(),
                Optional.of("what is sent is not known"),
                new Offer.Network(List.of(), List.of()));
        var offer = SdpOffer.complete(nothing, description.description());
        return with(description, Judge.judge(offer, needs(receiver).value()));
    }

    private static Verdict with(Reading description, Verdict verdict) {
        var remarks = new ArrayList<>(verdict.remarks());
        for (var found : description.odd()) {
            var weight = found.doubt().fatal() ? Remark.Weight.OBSTACLE : Remark.Weight.DOUBT;
            remarks.add(new Remark(Remark.About.DESCRIPTION, weight, "session description: " + found.sentence()));
        }
        return Verdict.of(remarks);
    }

    private Hashed<Offer> offer(Sender sender) {
        var flow = sender.flowId().flatMap(inventory::flow);
        var source = flow.map(Flow::sourceId).flatMap(inventory::source);
        var node = node(sender.deviceId());
        var now = parts(Optional.of(sender), flow, source, node);
        var before = offers.get(sender.id());
        if (before != null && before.still(now)) return before.read();
        var essence = new OfferReader.Essence(flow, source);
        var network = new Offer.Network(switches(node, sender.legs()), grandmasters(node, source));
        var read = Hashed.of(OfferReader.read(sender, essence, network));
        keep(offers, Kind.SENDER, sender.id(), new Read<>(now, read));
        return read;
    }

    private Hashed<Needs> needs(Receiver receiver) {
        var node = node(receiver.deviceId());
        var now = parts(Optional.of(receiver), node);
        var before = needs.get(receiver.id());
        if (before != null && before.still(now)) return before.read();
        var network = new Offer.Network(switches(node, receiver.legs()), grandmasters(node));
        var read = Hashed.of(NeedsReader.read(receiver, network));
        keep(needs, Kind.RECEIVER, receiver.id(), new Read<>(now, read));
        return read;
    }

    /** Only what the inventory holds: it is what tells us to forget. */
    private <T> void keep(Map<String, Read<T>> memory, Kind kind, String id, Read<T> read) {
        memory.put(id, read);
        if (inventory.find(kind, id).isEmpty()) memory.remove(id);
    }

    @SafeVarargs
    private static List<Object> parts(Optional<? extends Resource>... parts) {
        var present = new ArrayList<Object>();
        for (var part : parts) present.add(part.isPresent() ? part.orElseThrow() : "");
        return present;
    }

    private Optional<Node> node(String deviceId) {
        return inventory.device(deviceId).flatMap(device -> inventory.node(device.nodeId()));
    }

    private static List<String> switches(Optional<Node> node, List<String> legs) {
        return legs.stream()
                .map(leg -> node.stream()
                        .flatMap(each -> each.interfaces().stream())
                        .filter(each -> each.name().equals(leg))
                        .findFirst()
                        .flatMap(Interface::attachedTo)
                        .orElse(""))
                .toList();
    }

    /** The one that the source's clock follows; none if the clock is not PTP, or not known. */
    private static List<String> grandmasters(Optional<Node> node, Optional<Source> source) {
        var clock = source.flatMap(Source::clock);
        return node.stream()
                .flatMap(each -> each.clocks().stream())
                .filter(each -> clock.filter(each.name()::equals).isPresent())
                .flatMap(each -> each.gmid().stream())
                .toList();
    }

    /** All that the node follows: a receiver does not say which. */
    private static List<String> grandmasters(Optional<Node> node) {
        return node.stream()
                .flatMap(each -> each.clocks().stream())
                .map(Clock::gmid)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
    }
}
