package org.cueway.nmos.is04.spec;

import java.util.List;

/**
 * All media networks that are looked at, together: what they have in common is one resource.
 *
 * @param networks most facilities have one; some have two that know nothing of each other, such as amber and blue
 * @param authorization whether we can get tokens, so that registries that want them can be used
 */
public record DiscoverySpec(List<NetworkSpec> networks, boolean authorization) {
    /** Takes a copy. */
    public DiscoverySpec {
        networks = List.copyOf(networks);
    }

    /** One network, without tokens. */
    public static DiscoverySpec of(NetworkSpec network) {
        return new DiscoverySpec(List.of(network), false);
    }
}
