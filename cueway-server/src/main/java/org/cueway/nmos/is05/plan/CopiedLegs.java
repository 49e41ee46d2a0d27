package org.cueway.nmos.is05.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.is05.plan.Plan.Ready;

/**
 * Transports without a file: what the sender has in force is copied to the receiver, under the receiver's names (nmos §4.6, §5.7). The
 * constraints say which parameters there are. Pure.
 */
final class CopiedLegs {
    private CopiedLegs() {}

    static Plan plan(Target target, String sender, Settings from, List<LegWish> wishes) {
        var legs = new ArrayList<Leg>();
        var warnings = new ArrayList<String>();
        for (int i = 0; i < target.legs(); i++) {
            var wish = i < wishes.size() ? wishes.get(i) : LegWish.USUAL;
            int source = wish.source() instanceof LegWish.Source.From(int leg) ? leg : i;
            boolean off = wish.source() instanceof LegWish.Source.Off
                    || source >= from.legs().size();
            var copied = off ? Leg.EMPTY : copied(target, i, from.legs().get(source), warnings);
            var leg = switched(target, i, !off).with(copied).with(wish.parameters());
            var objection = target.constraints().objection(i, leg);
            if (objection.isPresent()) return objection.orElseThrow();
            legs.add(leg);
        }
        var body = ReceiverPlan.head(Optional.of(sender), true);
        ReceiverPlan.legs(body, legs);
        return new Ready(body, warnings);
    }

    private static Leg switched(Target target, int i, boolean on) {
        return target.constraints().names(i, Leg.RTP_ENABLED) ? Leg.EMPTY.with(Leg.RTP_ENABLED, on) : Leg.EMPTY;
    }

    private static Leg copied(Target target, int i, Leg from, List<String> warnings) {
        var leg = Leg.EMPTY;
        for (var entry : from.values().entrySet()) {
            var name = target.transport().atReceiver(entry.getKey());
            // Where nobody says what parameters mean, one of an extension is like all others.
            boolean foreign = Leg.isForeign(name) && target.transport() != Transport.OTHER;
            if (foreign
                    || target.transport().isOwn(entry.getKey())
                    || !target.constraints().has(i, name)) continue;
            // An auto that the sender itself has not resolved says nothing to the receiver.
            if (!Constraint.isAuto(entry.getValue())) leg = leg.with(name, entry.getValue());
        }
        // The safe choice: the receiver knows where the memory is mounted at its own place.
        if (target.constraints().names(i, "mxl_domain_id")) leg = leg.with("mxl_domain_id", "auto");
        if (target.transport() == Transport.OTHER) {
            warnings.add("leg " + (i + 1) + ": untyped transport, parameters of the same name were copied");
        }
        return leg;
    }
}
