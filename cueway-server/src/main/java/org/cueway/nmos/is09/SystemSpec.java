package org.cueway.nmos.is09;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.cueway.nmos.dnssd.BrowseSpec;

/**
 * Where the System API is, and how often it is asked.
 *
 * @param address that somebody wrote down, {@code http://system.example:8080}; empty: only what is found
 * @param browse how it is looked for
 * @param development whether one of priority 100 and above is used
 * @param again how often it is read; 5 min
 * @param retry the longest pause while none answers; 1 min, from 1 s on twice as long each time
 */
public record SystemSpec(
        Optional<URI> address, BrowseSpec browse, boolean development, Duration again, Duration retry) {
    /** Looked for, with the times named above. */
    public static SystemSpec browsing(BrowseSpec browse) {
        return new SystemSpec(Optional.empty(), browse, false, Duration.ofMinutes(5), Duration.ofMinutes(1));
    }
}
