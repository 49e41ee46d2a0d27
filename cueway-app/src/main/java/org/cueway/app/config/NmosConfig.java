package org.cueway.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.is04.spec.NetworkSpec;
import org.cueway.nmos.is10.AuthSettings;
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
     * @param authorization how tokens are got; empty if none are
     * @param folder where locks, salvos, aliases and what undoes takes are kept; default {@code data/nmos}
     */
    record On(List<NetworkSpec> networks, TlsSettings tls, Optional<Authorization> authorization, Path folder)
            implements NmosConfig {
        /** Takes a copy. */
        public On {
            networks = List.copyOf(networks);
        }
    }

    /**
     * Who gives us tokens (IS-10).
     *
     * @param server scheme, host and port
     * @param selector of one server among several at that address
     * @param settings as whom, and for what
     */
    record Authorization(URI server, Optional<String> selector, AuthSettings settings) {}
}
