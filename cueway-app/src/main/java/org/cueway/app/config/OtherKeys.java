package org.cueway.app.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys that are not ours, or not yet, and what to say to somebody who wrote one. List positions are written as
 * {@code *}.
 */
final class OtherKeys {
    /** Designed, but not built: "unknown key" would send people looking for a spelling mistake. */
    private static final Set<String> LATER = Set.of("sentry", "store.uri", "store.database", "store.timeout");

    /** Those of OpenMOS, as its README lists them. */
    private static final Map<String, String> OPENMOS = Map.of(
            "app", "Cueway has no such key; remove it",
            "server", "here it is mos.listen { host, lower, upper, query }",
            "mongo", "here it is store { kind, file }, which needs no database server",
            "mos.ncsid", "here it is newsrooms.0.id",
            "mos.heartbeatinterval", "here it is mos.heartbeat",
            "mos.clienttimeout", "here it is mos.silence");

    private OtherKeys() {}

    /** What to say about the key {@code path}; empty if it is nobody's. */
    static Optional<String> advice(String path) {
        String pattern = path.replaceAll("\\.[0-9]+(?=\\.|$)", ".*");
        if (LATER.contains(pattern)) {
            return Optional.of("is not available in this version; remove it");
        }
        return Optional.ofNullable(OPENMOS.get(pattern)).map(advice -> "is a key of OpenMOS: " + advice);
    }
}
