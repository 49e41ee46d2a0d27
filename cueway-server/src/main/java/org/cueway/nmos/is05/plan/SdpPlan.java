package org.cueway.nmos.is05.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cueway.nmos.is05.plan.Plan.Impossible;
import org.cueway.nmos.sdp.SessionDescription;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How the legs of a session description become those of a receiver (nmos §4.6, C-56 to C-58). The description goes as it came, and
 * the parameters only switch legs on and off, unless a leg is wanted in another place. Pure.
 */
final class SdpPlan {
    private final Target target;
    private final ReceiverPlan.Told told;
    private final List<LegWish> wishes;
    private final SessionDescription sdp;
    private final List<org.cueway.nmos.sdp.Leg> sent;
    private final List<String> warnings = new ArrayList<>();

    private SdpPlan(Target target, ReceiverPlan.Told told, List<LegWish> wishes) {
        this.target = target;
        this.told = told;
        this.wishes = wishes;
        this.sdp = told.read().sdp();
        this.sent = sdp.legs();
    }

    sealed interface Found {}

    record Legs(TransportFile file, List<Leg> legs, List<String> warnings) implements Found {}

    record No(Impossible why) implements Found {}

    static Found of(Target target, ReceiverPlan.Told told, List<LegWish> wishes) {
        return new SdpPlan(target, told, wishes).found();
    }

    private Found found() {
        if (sent.isEmpty()) return no(TakeReason.NO_TRANSPORT_FILE, "it has no media section");
        var legs = new ArrayList<Leg>();
        for (int i = 0; i < target.legs(); i++) {
            var wished = wish(i).source() instanceof LegWish.Source.From(int leg) ? leg : 0;
            if (wished < 0 || wished >= sent.size()) {
                return no(TakeReason.WRONG_LEGS, "the sender has " + sent.size() + ", wished was " + (wished + 1));
            }
            var leg = leg(i);
            var objection = target.constraints().objection(i, leg);
            if (objection.isPresent()) return new No(objection.orElseThrow());
            legs.add(leg);
        }
        if (!legs.isEmpty() && legs.stream().noneMatch(leg -> leg.enabled().orElse(true))) {
            return no(TakeReason.NO_LEG, "");
        }
        if (wishes.isEmpty()) uneven();
        return new Legs(file(), legs, List.copyOf(warnings));
    }

    /** Path 1 is the first of both (nmos §4.6); who has one path more or less should know which of them is meant. */
    private void uneven() {
        if (sent.size() > target.legs() && target.legs() > 0) {
            warnings.add("the sender has " + sent.size() + " legs and the receiver " + target.legs()
                    + ": it gets the first of them; choose another if that is on another network");
        } else if (sent.size() < target.legs()) {
            warnings.add("the sender has " + sent.size() + " of the receiver's " + target.legs()
                    + " legs: the others are switched off");
        }
    }

    private static No no(TakeReason reason, String detail) {
        return new No(new Impossible(reason, detail));
    }

    private LegWish wish(int leg) {
        return leg < wishes.size() ? wishes.get(leg) : LegWish.USUAL;
    }

    private Leg leg(int i) {
        var leg = switch (wish(i).source()) {
            case LegWish.Source.Off() -> switched(i, false);
            case LegWish.Source.Same() -> i < sent.size() ? placed(i, isOnAtSender(i)) : switched(i, false);
            case LegWish.Source.From(int from) when from == i || isReduced() -> placed(i, true);
            case LegWish.Source.From(int from) -> moved(i, sent.get(from));
        };
        return leg.with(wish(i).parameters());
    }

    /** A receiver with one leg that is to get another than the first, which has a section of its own: it gets that section alone. */
    private boolean isReduced() {
        return target.legs() == 1
                && wish(0).source() instanceof LegWish.Source.From(int from)
                && from > 0
                && sent.stream()
                                .filter(leg -> leg.section() == sent.get(from).section())
                                .count()
                        == 1;
    }

    private TransportFile file() {
        return isReduced() && wish(0).source() instanceof LegWish.Source.From(int from)
                ? new TransportFile(
                        sdp.only(sent.get(from).section()), told.file().type())
                : told.file();
    }

    /** As at the sender, unless that has no leg on at all. */
    private boolean isOnAtSender(int leg) {
        return told.now()
                .filter(now -> IntStream.range(0, now.legs().size()).anyMatch(now::isOn))
                .map(now -> now.isOn(leg))
                .orElse(true);
    }

    private Leg switched(int i, boolean on) {
        return target.constraints().has(i, Leg.RTP_ENABLED) ? Leg.EMPTY.with(Leg.RTP_ENABLED, on) : Leg.EMPTY;
    }

    /** Told by the description. Unicast needs the interface, which that names as the destination (nmos §5.5). */
    private Leg placed(int i, boolean on) {
        var at = sent.get(i);
        var leg = switched(i, on);
        if (!on) return leg;
        if (at.destination().isEmpty() || at.multicast()) {
            heed(i, "multicast_ip", at.destination());
            return leg;
        }
        return unicast(i, leg, at.destination());
    }

    private Leg unicast(int i, Leg leg, String destination) {
        var allowed = target.constraints()
                .of(i, "interface_ip")
                .map(Constraint::choices)
                .orElse(List.of());
        var own =
                allowed.isEmpty() || allowed.contains(destination) ? Optional.of(destination) : target.ownInterface(i);
        if (!own.equals(Optional.of(destination))) {
            warnings.add("leg " + (i + 1) + ": the sender sends to " + destination
                    + ", which is no interface of the receiver");
        }
        var with = own.filter(_ -> target.constraints().has(i, "interface_ip"))
                .map(ip -> leg.with("interface_ip", ip))
                .orElse(leg);
        return target.constraints().names(i, "multicast_ip") ? with.without("multicast_ip") : with;
    }

    /** In another place than the description has it: told by parameters. */
    private Leg moved(int i, org.cueway.nmos.sdp.Leg from) {
        var leg = switched(i, true);
        if (target.constraints().has(i, "source_ip")) {
            leg = from.source().isPresent()
                    ? leg.with("source_ip", from.source().orElseThrow())
                    : leg.without("source_ip");
        }
        if (from.port() > 0) leg = leg.with("destination_port", from.port());
        return from.multicast() ? leg.with("multicast_ip", from.destination()) : unicast(i, leg, from.destination());
    }

    /** What the device will take from the description, against its constraints: it would answer 400, perhaps with less to read. */
    private void heed(int i, String name, String value) {
        Optional.of(value)
                .filter(text -> !text.isEmpty())
                .map(JsonNodeFactory.instance::stringNode)
                .flatMap(text -> target.constraints().of(i, name).flatMap(constraint -> constraint.objection(text)))
                .ifPresent(expected -> warnings.add("leg " + (i + 1) + " " + name + ": the receiver expects " + expected
                        + ", the sender sends to " + value));
    }
}
