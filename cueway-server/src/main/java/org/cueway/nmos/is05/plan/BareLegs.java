package org.cueway.nmos.is05.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.is05.plan.Plan.Impossible;
import org.cueway.nmos.is05.plan.Plan.Ready;

/**
 * By parameters alone: those that belong together are sent together, legs without any are switched off, and whatever file was there is
 * taken away (C-55, C-58, nmos §5.6). Pure.
 */
final class BareLegs {
    private static final int RTP_PORT = 5004;

    private BareLegs() {}

    static Plan plan(Target target, List<LegWish> wishes) {
        var legs = new ArrayList<Leg>();
        for (int i = 0; i < target.legs(); i++) {
            var wished = i < wishes.size() && !(wishes.get(i).source() instanceof LegWish.Source.Off)
                    ? wishes.get(i).parameters()
                    : Leg.EMPTY;
            var leg = target.transport() == Transport.RTP ? rtp(target, i, wished) : wished;
            var objection = target.constraints().objection(i, leg);
            if (objection.isPresent()) return objection.orElseThrow();
            legs.add(leg);
        }
        if (legs.stream()
                .allMatch(leg -> leg.values().isEmpty() || !leg.enabled().orElse(true))) {
            return new Impossible(TakeReason.PARAMETERS_MISSING, "");
        }
        var body = ReceiverPlan.head(Optional.empty(), true);
        if (target.transport().usesFile()) ReceiverPlan.noFile(body);
        ReceiverPlan.legs(body, legs);
        return new Ready(body, List.of("nobody checks whether the receiver understands what is sent there"));
    }

    private static Leg rtp(Target target, int i, Leg wished) {
        if (wished.value("multicast_ip").isEmpty()
                && wished.value("interface_ip").isEmpty()) {
            return wished.with(Leg.RTP_ENABLED, false);
        }
        var leg = Leg.EMPTY;
        if (target.constraints().has(i, "source_ip")) leg = leg.without("source_ip");
        if (target.constraints().has(i, "multicast_ip")) leg = leg.without("multicast_ip");
        return leg.with("interface_ip", target.ownInterface(i).orElse("auto"))
                .with("destination_port", RTP_PORT)
                .with(Leg.RTP_ENABLED, true)
                .with(wished);
    }
}
