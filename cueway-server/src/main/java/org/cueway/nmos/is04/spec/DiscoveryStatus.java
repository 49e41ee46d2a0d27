package org.cueway.nmos.is04.spec;

import java.util.List;
import java.util.Map;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.is04.spec.NetworkStatus.Standing;

/**
 * How things are with discovery.
 *
 * @param counts resources known, by kind
 * @param revision goes up with every change of a network's state
 */
public record DiscoveryStatus(List<NetworkStatus> networks, Map<Kind, Integer> counts, long revision) {
    /** Takes copies. */
    public DiscoveryStatus {
        networks = List.copyOf(networks);
        counts = Map.copyOf(counts);
    }

    /** That of the network that is worst off. */
    public Standing worst() {
        return networks.stream()
                .map(NetworkStatus::standing)
                .max((one, other) -> Integer.compare(badness(one), badness(other)))
                .orElseThrow();
    }

    private static int badness(Standing standing) {
        return switch (standing.state()) {
            case OFF -> 0;
            case LIVE -> 1;
            case POLLING -> 2;
            case LOADING -> 3;
            case SEARCHING -> 4;
            case STALE -> 5;
        };
    }
}
