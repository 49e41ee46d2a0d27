package org.cueway.nmos.is05.plan;

import java.util.Optional;
import org.cueway.nmos.is05.plan.Plan.Impossible;

/**
 * A receiver, or a sender, as it is now.
 *
 * @param constraints {@link Constraints#UNKNOWN} if they could not be read
 * @param now what is in force
 */
public record Target(String id, Transport transport, Constraints constraints, Settings now) {
    /** How many legs it has. */
    public int legs() {
        return constraints.legs().isEmpty()
                ? now.legs().size()
                : constraints.legs().size();
    }

    /** Its own interface on a leg: the one in force, else the only one that it may be; empty if nobody knows. */
    Optional<String> ownInterface(int leg) {
        var inForce = leg < now.legs().size()
                ? now.legs().get(leg).text("interface_ip").filter(ip -> !"auto".equals(ip))
                : Optional.<String>empty();
        return inForce.or(() -> constraints
                .of(leg, "interface_ip")
                .flatMap(constraint -> constraint.choices().stream()
                        .filter(ip -> !"auto".equals(ip))
                        .findFirst()));
    }

    Impossible tooMany(int wished) {
        return new Impossible(TakeReason.WRONG_LEGS, "expected at most " + legs() + ", found " + wished);
    }
}
