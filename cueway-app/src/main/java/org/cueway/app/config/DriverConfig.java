package org.cueway.app.config;

/** What a device's kind needs, beside what every device has. */
public sealed interface DriverConfig {
    /** One that does nothing and says so: for trying rules before there is a device. */
    record Nothing() implements DriverConfig {}
}
