package org.cueway.device.tsl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.device.DeviceDriverContract;
import org.cueway.device.DeviceRunner;
import org.cueway.device.tsl.TslSpec.Lamps;
import org.cueway.device.tsl.TslSpec.Transport;
import org.cueway.device.tsl.TslSpec.Version;
import org.cueway.device.tsl.TslSpec.Where;
import org.cueway.simulator.device.tsl.SimulatedTally;

/** Simulated displays, and drivers that know where they are. */
final class TslBench implements DeviceDriverContract.Bench<TslState, TslCommand> {
    private final SimulatedTally displays;
    private final Transport transport;
    private final Version version;
    private final Limits.Tally limits;

    private TslBench(SimulatedTally displays, Transport transport, Version version, Limits.Tally limits) {
        this.displays = displays;
        this.transport = transport;
        this.version = version;
        this.limits = limits;
    }

    static TslBench open(Transport transport, Version version, Duration refresh) throws IOException {
        var usual = Limits.Tally.defaults();
        return new TslBench(
                SimulatedTally.start(version == Version.V50),
                transport,
                version,
                new Limits.Tally(usual.connect(), refresh, usual.maxPacketBytes()));
    }

    SimulatedTally displays() {
        return displays;
    }

    TslSpec spec() {
        return new TslSpec(
                new Where(transport, "127.0.0.1", displays.port()), version, Lamps.usual(), Map.of("2", "STUDIO A"));
    }

    @Override
    public DeviceRunner.Opener<TslState, TslCommand> opener() {
        return TslDriver.opener(spec(), limits, TimeSource.system());
    }

    @Override
    public boolean shows(String place, TslState state) {
        var display = displays.display(place);
        int colour = switch (state.tally()) {
            case OFF -> 0;
            case PREPARED -> 2;
            case ON_AIR -> 1;
        };
        return display.right() == colour
                && display.behindText() == colour
                && state.text().map(display.text()::equals).orElse(true);
    }

    @Override
    public void cut() {
        displays.hangUp();
    }

    @Override
    public void restart() {
        displays.restart();
    }

    @Override
    public void leave() {
        displays.leave();
    }

    @Override
    public void comeBack() {
        try {
            displays.comeBack();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        displays.close();
    }
}
