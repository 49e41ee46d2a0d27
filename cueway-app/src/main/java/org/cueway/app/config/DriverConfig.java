package org.cueway.app.config;

import org.cueway.device.mqtt.MqttSpec;

/** What a device's kind needs, beside what every device has. */
public sealed interface DriverConfig {
    /** One that does nothing and says so: for trying rules before there is a device. */
    record Nothing() implements DriverConfig {}

    /** Lights behind an MQTT broker. */
    record Mqtt(MqttSpec spec) implements DriverConfig {}
}
