package org.cueway.device.casparcg;

import java.time.Duration;

/**
 * A CasparCG server.
 *
 * @param host name or address
 * @param port of AMCP; 5250 unless told otherwise
 * @param data the form in which templates of this server read their data
 * @param outTime from {@code CG STOP} to {@code CG REMOVE}: as long as a template takes to animate out; default 1 s, 0 to 1 min
 * @param channel where a rule names none; from 1, default 1
 * @param layer where a rule names none; from 0, default 20
 */
public record CasparSpec(String host, int port, Form data, Duration outTime, int channel, int layer) {
    /** How template data is written; many newer templates read both. */
    public enum Form {
        /** {@code {"f0":"text"}} */
        JSON,
        /** {@code <templateData><componentData id="f0">…} */
        XML
    }

    /** A server of which nothing is known but where it listens. */
    public static CasparSpec at(String host, int port) {
        return new CasparSpec(host, port, Form.JSON, Duration.ofSeconds(1), 1, 20);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
