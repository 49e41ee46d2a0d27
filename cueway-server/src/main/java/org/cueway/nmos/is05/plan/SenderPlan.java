package org.cueway.nmos.is05.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.is05.plan.Plan.Impossible;
import org.cueway.nmos.is05.plan.Plan.Ready;
import tools.jackson.databind.node.JsonNodeFactory;

/** The one PATCH that sets, starts or stops a sender (C-39, C-49, C-50, C-60, nmos §5.4). Pure. */
public final class SenderPlan {
    private static final String ADDRESS = "destination_ip";
    private static final int RTP_PORT = 5004;

    private SenderPlan() {}

    /**
     * Starts or stops it, with other parameters if there are any. A sender of RTP never starts without an address that somebody has seen.
     *
     * @param receiver the one that it is to send to; empty for all others
     * @param legs parameters to set; empty: none
     */
    public static Plan plan(
            Target target, boolean enable, Optional<String> receiver, List<Leg> legs, Activation activation) {
        if (legs.size() > target.legs()) return target.tooMany(legs.size());
        var body = JsonNodeFactory.instance.objectNode();
        receiver.ifPresentOrElse(id -> body.put("receiver_id", id), () -> body.putNull("receiver_id"));
        body.put("master_enable", enable);
        var all = new ArrayList<Leg>();
        for (int i = 0; i < target.legs(); i++) {
            var leg = leg(target, i, i < legs.size() ? legs.get(i) : Leg.EMPTY);
            var objection = target.constraints().objection(i, leg);
            if (objection.isPresent()) return objection.orElseThrow();
            all.add(leg);
        }
        var bare =
                enable && target.transport() == Transport.RTP ? withoutAddress(target, all) : Optional.<String>empty();
        if (bare.isPresent()) return new Impossible(TakeReason.SENDER_IS_OFF, bare.orElseThrow());
        if (!legs.isEmpty() || enable) ReceiverPlan.legs(body, all);
        return new Ready(ReceiverPlan.activated(body, activation), List.of());
    }

    /** On unless said otherwise, or as it is where nothing is said of it (C-47, C-57). */
    private static Leg leg(Target target, int i, Leg wished) {
        if (!target.constraints().names(i, Leg.RTP_ENABLED)) return wished;
        boolean on = !wished.values().isEmpty() || target.now().isOn(i);
        return Leg.EMPTY.with(Leg.RTP_ENABLED, on).with(wished);
    }

    private static Optional<String> withoutAddress(Target target, List<Leg> legs) {
        boolean any = false;
        for (int i = 0; i < legs.size(); i++) {
            boolean on = legs.get(i).enabled().orElse(target.now().isOn(i));
            if (on && address(target, i, legs.get(i)).isEmpty()) {
                return Optional.of("leg " + (i + 1) + " has no destination_ip, or auto");
            }
            any |= on;
        }
        return any ? Optional.empty() : Optional.of("all its legs are off");
    }

    private static Optional<String> address(Target target, int i, Leg leg) {
        return leg.text(ADDRESS)
                .or(() -> i < target.now().legs().size()
                        ? target.now().legs().get(i).text(ADDRESS)
                        : Optional.empty())
                .filter(address -> !"auto".equals(address));
    }

    /** The parameters that make a unicast sender send to a receiver (nmos §5.5); empty if the receiver's interface is unknown. */
    public static Optional<List<Leg>> towards(Target receiver, int senderLegs) {
        var legs = new ArrayList<Leg>();
        for (int i = 0; i < senderLegs; i++) {
            var own = i < receiver.legs() ? receiver.ownInterface(i) : Optional.<String>empty();
            if (own.isEmpty() && i == 0) return Optional.empty();
            int port = port(receiver, i);
            legs.add(own.map(ip -> Leg.EMPTY
                            .with(ADDRESS, ip)
                            .with("destination_port", port)
                            .with(Leg.RTP_ENABLED, true))
                    .orElse(Leg.EMPTY.with(Leg.RTP_ENABLED, false)));
        }
        return Optional.of(legs);
    }

    private static int port(Target receiver, int leg) {
        return leg < receiver.now().legs().size()
                ? receiver.now()
                        .legs()
                        .get(leg)
                        .value("destination_port")
                        .map(port -> port.asInt(RTP_PORT))
                        .orElse(RTP_PORT)
                : RTP_PORT;
    }
}
