package org.cueway.nmos.is09;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The resource {@code global} of a System API. What cannot be read, or is out of its range, is as if it were not there.
 *
 * @param id of the resource; may be empty
 * @param label for people; may be empty
 * @param heartbeat how often nodes tell a registry that they are there; 5 s if nothing is said
 * @param ptp how nodes keep time
 * @param logging where nodes send their logs
 */
public record SystemGlobal(String id, String label, Duration heartbeat, Ptp ptp, Logging logging) {
    private static final int HEARTBEAT_SECONDS = 5;

    /**
     * PTP.
     *
     * @param domain 0 to 127
     * @param announceReceiptTimeout missed announcements after which a master counts as gone, 2 to 10
     */
    public record Ptp(Optional<Integer> domain, Optional<Integer> announceReceiptTimeout) {}

    /**
     * Servers of syslog.
     *
     * @param plain over UDP
     * @param secure over TLS
     */
    public record Logging(Optional<Server> plain, Optional<Server> secure) {}

    /** A server. */
    public record Server(String host, int port) {}

    /** Of JSON; empty if that is no object. */
    static Optional<SystemGlobal> read(JsonNode json) {
        if (!json.isObject()) return Optional.empty();
        var seconds =
                number(json.path("is04").path("heartbeat_interval"), 1, 1_000).orElse(HEARTBEAT_SECONDS);
        var ptp = json.path("ptp");
        return Optional.of(new SystemGlobal(
                json.path("id").asString(""),
                json.path("label").asString(""),
                Duration.ofSeconds(seconds),
                new Ptp(number(ptp.path("domain_number"), 0, 127), number(ptp.path("announce_receipt_timeout"), 2, 10)),
                new Logging(server(json.path("syslog")), server(json.path("syslogv2")))));
    }

    private static Optional<Integer> number(JsonNode json, int least, int most) {
        return json.isInt() && json.intValue() >= least && json.intValue() <= most
                ? Optional.of(json.intValue())
                : Optional.empty();
    }

    private static Optional<Server> server(JsonNode json) {
        var host = json.path("hostname").asString("");
        return host.isEmpty()
                ? Optional.empty()
                : number(json.path("port"), 1, 65_535).map(port -> new Server(host, port));
    }
}
