package org.cueway.app.config;

import org.cueway.device.mqtt.MqttSpec;

/** What a device's kind needs, beside what every device has. */
public sealed interface DriverConfig {
    /** The page of the output of the same id; every output is such a device, without being listed. */
    record Ograf() implements DriverConfig {}

    /** Lights behind an MQTT broker. */
    record Mqtt(MqttSpec spec) implements DriverConfig {}
}
