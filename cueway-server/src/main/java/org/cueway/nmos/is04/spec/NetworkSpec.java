package org.cueway.nmos.is04.spec;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.nmos.ApiVersion;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.dnssd.BrowseSpec;
import org.cueway.nmos.is04.query.Filter;

/**
 * Where the registry of one media network is, and what is wanted of it.
 *
 * @param name for people; unique
 * @param registries Query APIs that somebody wrote down, the preferred one first, {@code http://registry.example:3211}
 * @param browse how others are looked for; they come behind those that are written down
 * @param versions of the Query API that are spoken, in any order
 * @param development whether registries of priority 100 and above are used
 * @param peerToPeer whether nodes are read themselves while there is no registry at all (C-25)
 * @param nodes Node APIs that are read beside any registry, every few seconds: outside the specification
 * @param returnAfter how long after moving to a worse registry a better one is moved back to; empty: only when the worse one fails
 * @param wanted which resources of a kind; all of a kind that is not named
 */
public record NetworkSpec(
        String name,
        List<URI> registries,
        BrowseSpec browse,
        List<ApiVersion> versions,
        boolean development,
        boolean peerToPeer,
        List<URI> nodes,
        Optional<Duration> returnAfter,
        Map<Kind, Filter> wanted) {
    /** All that we speak (C-04, C-28). */
    public static final List<ApiVersion> VERSIONS =
            List.of(ApiVersion.v1(3), ApiVersion.v1(2), ApiVersion.v1(1), ApiVersion.v1(0));

    /** Takes copies. */
    public NetworkSpec {
        registries = List.copyOf(registries);
        versions = List.copyOf(versions);
        nodes = List.copyOf(nodes);
        wanted = Map.copyOf(wanted);
    }

    /** Registries are looked for, unicast first (C-18). */
    public static NetworkSpec browsing(String name, BrowseSpec browse) {
        return new NetworkSpec(name, List.of(), browse, VERSIONS, false, false, List.of(), Optional.empty(), Map.of());
    }

    /** Only registries that are written down are used. */
    public static NetworkSpec at(String name, List<URI> registries) {
        var none = new BrowseSpec(BrowseSpec.Order.NONE, Optional.empty(), Optional.empty(), List.of());
        return new NetworkSpec(name, registries, none, VERSIONS, false, false, List.of(), Optional.empty(), Map.of());
    }

    /** Whether there is any registry to be found. */
    public boolean registered() {
        return !registries.isEmpty() || browse.order() != BrowseSpec.Order.NONE;
    }
}
