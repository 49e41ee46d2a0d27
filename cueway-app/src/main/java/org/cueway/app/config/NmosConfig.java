package org.cueway.app.config;

import java.nio.file.Path;
import java.util.List;
import org.cueway.nmos.is04.spec.NetworkSpec;
import org.cueway.nmos.tls.TlsSettings;

/** Whether a media network is looked after, and which; key {@code nmos}. */
public sealed interface NmosConfig {
    /** None: {@code registry: none}, and no node by name. */
    record Off() implements NmosConfig {}

    /**
     * One, or several that know nothing of each other.
     *
     * @param networks at least one
     * @param tls how https is spoken; plain http too unless it says secure
     * @param folder where locks, salvos, aliases and what undoes takes are kept; default {@code data/nmos}
     */
    record On(List<NetworkSpec> networks, TlsSettings tls, Path folder) implements NmosConfig {
        /** Takes a copy. */
        public On {
            networks = List.copyOf(networks);
        }
    }
}
