package org.cueway.app.config;

/** What a device's kind needs, beside what every device has. */
public sealed interface DriverConfig {
    /** One that does nothing and says so: for trying rules before there is a device. */
    record Nothing() implements DriverConfig {}

    /** The page of the output of the same id; every output is such a device, without being listed. */
    record Ograf() implements DriverConfig {}
}
