package org.cueway.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.cueway.app.config.Config;
import org.cueway.app.config.DriverConfig;
import org.cueway.cue.Stand;
import org.cueway.device.Command;
import org.cueway.device.DeviceRunner;
import org.cueway.device.DeviceRunner.Context;
import org.cueway.device.DeviceSettings;
import org.cueway.device.Devices;
import org.cueway.device.ograf.Outputs;

/** Makes the devices of the configuration. */
final class Drivers {
    /** How late a graphic may be; a second more, and it is in the next sentence. */
    private static final Duration LATE = Duration.ofSeconds(2);

    private Drivers() {}

    static Devices open(Config config, Outputs outputs, Map<String, Map<String, Stand>> stands, Context context) {
        var runners = new ArrayList<DeviceRunner<?, ?>>();
        for (var output : config.graphics().outputs()) {
            var settings = new DeviceSettings(output.id(), "ograf", LATE, false);
            var there = stands.getOrDefault(output.id(), Map.of());
            runners.add(DeviceRunner.start(settings, outputs.opener(output.id()), there, context));
        }
        for (var device : config.playout().devices()) {
            var there = stands.getOrDefault(device.settings().id(), Map.of());
            runners.add(
                    switch (device.driver()) {
                        case DriverConfig.Nothing _ ->
                            DeviceRunner.<Stand, Command>start(
                                    device.settings(), _ -> new NothingDriver(), there, context);
                    });
        }
        return new Devices(runners);
    }
}
