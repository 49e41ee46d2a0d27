package org.cueway.device.mqtt;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A broker, and what is behind it. Immutable.
 *
 * @param host a name or an address
 * @param port 1883 without TLS and 8883 with it, as a rule
 * @param security whether the line is encrypted, and whom to believe
 * @param login empty: none
 * @param client under which name the broker knows us; one per device and gateway, the same after a restart
 * @param prefix of our own topics; default {@code cueway}
 * @param lamps in the order of the configuration
 * @param homeAssistant whether studios are announced to Home Assistant
 */
public record MqttSpec(
        String host,
        int port,
        Security security,
        Optional<Login> login,
        String client,
        String prefix,
        List<Lamp> lamps,
        boolean homeAssistant) {
    public MqttSpec {
        lamps = List.copyOf(lamps);
    }

    /** How the line is secured. */
    public sealed interface Security {
        /** Not at all: {@code mqtt://}. */
        record Plain() implements Security {}

        /**
         * TLS: {@code mqtts://}.
         *
         * @param authorities a PEM or DER file of whose certificates are believed; empty: those that this Java believes
         */
        record Tls(Optional<Path> authorities) implements Security {}
    }

    /** Who we are. */
    public record Login(String username, String password) {
        /** Never in a log. */
        @Override
        public String toString() {
            return "Login[username=" + username + "]";
        }
    }

    /** The lamp of that name. */
    Optional<Lamp> lamp(String id) {
        return lamps.stream().filter(lamp -> lamp.id().equals(id)).findFirst();
    }

    /** How people write where it is. */
    String address() {
        return switch (security) {
            case Security.Plain() -> "mqtt://" + host + ":" + port;
            case Security.Tls _ -> "mqtts://" + host + ":" + port;
        };
    }
}
