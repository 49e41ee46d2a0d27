package org.cueway.nmos.is05.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.nmos.is05.plan.Leg;
import org.cueway.nmos.is05.plan.Settings;

/** Which senders send where, by what their devices have in force. Safe for use by any thread. */
final class Addresses {
    private final Map<String, Set<String>> senders = new ConcurrentHashMap<>();
    private final Map<String, List<String>> of = new ConcurrentHashMap<>();

    /** A sender's settings are these now. */
    synchronized void put(String sender, Settings active) {
        remove(sender);
        if (!active.enabled()) return;
        var places = active.legs().stream()
                .filter(leg -> leg.enabled().orElse(true))
                .flatMap(leg -> place(leg, "destination_ip").stream())
                .toList();
        of.put(sender, places);
        places.forEach(place -> senders.computeIfAbsent(place, _ -> ConcurrentHashMap.newKeySet())
                .add(sender));
    }

    synchronized void remove(String sender) {
        var places = of.remove(sender);
        if (places == null) return;
        for (var place : places) {
            senders.computeIfPresent(place, (_, there) -> {
                there.remove(sender);
                return there.isEmpty() ? null : there;
            });
        }
    }

    /** Address and port; empty unless both are fixed. */
    static Optional<String> place(Leg leg, String address) {
        return leg.text(address)
                .filter(ip -> !"auto".equals(ip))
                .flatMap(ip -> leg.text("destination_port")
                        .filter(port -> !"auto".equals(port))
                        .map(port -> ip + ":" + port));
    }

    /** Who sends there. */
    Set<String> at(String place) {
        return Set.copyOf(senders.getOrDefault(place, Set.of()));
    }

    /** Where a sender sends. */
    List<String> of(String sender) {
        return of.getOrDefault(sender, List.of());
    }

    /** The one sender whose address a receiver listens to; empty if there is none, or more. */
    Optional<String> inferred(Settings receiver) {
        var found = new HashMap<String, String>();
        for (var leg : receiver.legs()) {
            if (!leg.enabled().orElse(true)) continue;
            place(leg, "multicast_ip").ifPresent(place -> at(place).forEach(sender -> found.put(sender, place)));
        }
        return found.size() == 1 ? found.keySet().stream().findFirst() : Optional.empty();
    }

    /** Why what a receiver listens to is not what its sender sends to; empty if it is, or nobody knows. */
    Optional<String> stale(String sender, Settings receiver) {
        var sent = of(sender);
        if (sent.isEmpty()) return Optional.empty();
        return receiver.legs().stream()
                .filter(leg -> leg.enabled().orElse(true))
                .flatMap(leg -> place(leg, "multicast_ip").stream())
                .filter(place -> !sent.contains(place))
                .findFirst()
                .map(place -> "it listens to " + place + ", the sender sends to " + String.join(" and ", sent)
                        + ": take it again");
    }
}
