package org.cueway.app;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.cueway.app.config.Config;
import org.cueway.app.config.DriverConfig;
import org.cueway.cue.Stand;
import org.cueway.device.DeviceRunner;
import org.cueway.device.DeviceRunner.Context;
import org.cueway.device.Devices;
import org.cueway.device.casparcg.CasparDriver;
import org.cueway.device.http.HttpDriver;
import org.cueway.device.mqtt.MqttDriver;
import org.cueway.device.nmos.NmosDriver;
import org.cueway.device.ograf.Outputs;
import org.cueway.device.tsl.TslDriver;
import org.cueway.store.RundownKey;

/** Makes the devices of the configuration. */
final class Drivers {
    private Drivers() {}

    /**
     * What some devices are made of.
     *
     * @param network there if any device needs it
     */
    record Together(Outputs outputs, Optional<MediaNetwork> network) {}

    static Devices open(Config config, Together together, Map<String, Map<String, Stand>> stands, Context context) {
        var runners = new ArrayList<DeviceRunner<?, ?>>();
        for (var device : config.playout().devices()) {
            var there = stands.getOrDefault(device.settings().id(), Map.of());
            runners.add(
                    switch (device.driver()) {
                        case DriverConfig.CasparCg(var spec) ->
                            DeviceRunner.start(
                                    device.settings(), CasparDriver.opener(spec, context.time()), there, context);
                        case DriverConfig.Http(var spec) ->
                            DeviceRunner.start(
                                    device.settings(), HttpDriver.opener(spec, context.time()), there, context);
                        case DriverConfig.Tsl(var spec) ->
                            DeviceRunner.start(
                                    device.settings(), TslDriver.opener(spec, context.time()), there, context);
                        case DriverConfig.Nmos(var spec) ->
                            DeviceRunner.start(
                                    device.settings(),
                                    NmosDriver.opener(
                                            spec, together.network.orElseThrow().controller()),
                                    there,
                                    context);
                        case DriverConfig.Mqtt(var spec) ->
                            DeviceRunner.start(
                                    device.settings(),
                                    MqttDriver.opener(spec, RundownKey::of, context.time()),
                                    there,
                                    context);
                        case DriverConfig.Ograf _ ->
                            DeviceRunner.start(
                                    device.settings(),
                                    together.outputs.opener(device.settings().id()),
                                    there,
                                    context);
                    });
        }
        return new Devices(runners);
    }
}
