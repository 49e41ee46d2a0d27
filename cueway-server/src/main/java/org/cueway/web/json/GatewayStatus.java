package org.cueway.web.json;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cueway.store.StoreState;

/**
 * The gateway as it is.
 *
 * @param version which Cueway
 * @param mosID our own
 * @param uptime since it was started
 * @param now by our wall clock
 * @param zone station time
 * @param ports the ports that are really bound: {@code lower}, {@code upper}, {@code query}
 * @param newsrooms their names in the configuration, in its order
 * @param counts how many there are of what, by name; since the start where it can only grow
 * @param alarms what somebody should look at; empty if all is well
 */
public record GatewayStatus(
        String version,
        String mosID,
        Instant startedAt,
        Duration uptime,
        Instant now,
        ZoneId zone,
        Map<String, Integer> ports,
        StoreState store,
        List<String> newsrooms,
        Map<String, Long> counts,
        List<Alarm> alarms) {
    public GatewayStatus {
        ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
        newsrooms = List.copyOf(newsrooms);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        alarms = List.copyOf(alarms);
    }

    /**
     * Something that stays wrong until somebody does something about it.
     *
     * @param text what is wrong
     * @param hint what to do
     */
    public record Alarm(String text, String hint, Instant since) {}
}
