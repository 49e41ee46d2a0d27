package org.cueway.app.config;

import org.cueway.device.casparcg.CasparSpec;
import org.cueway.device.http.HttpSpec;
import org.cueway.device.mqtt.MqttSpec;
import org.cueway.device.nmos.NmosSpec;
import org.cueway.device.tsl.TslSpec;

/** What a device's kind needs, beside what every device has. */
public sealed interface DriverConfig {
    /** The page of the output of the same id; every output is such a device, without being listed. */
    record Ograf() implements DriverConfig {}

    /** A CasparCG server. */
    record CasparCg(CasparSpec spec) implements DriverConfig {}

    /** Receivers of webhooks. */
    record Http(HttpSpec spec) implements DriverConfig {}

    /** Tally displays. */
    record Tsl(TslSpec spec) implements DriverConfig {}

    /** Receivers of the media network. */
    record Nmos(NmosSpec spec) implements DriverConfig {}

    /** Lights behind an MQTT broker. */
    record Mqtt(MqttSpec spec) implements DriverConfig {}
}
