package org.cueway.device.casparcg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.device.DeviceDriverContract;
import org.cueway.device.DeviceRunner;
import org.cueway.device.casparcg.CasparState.Clip;
import org.cueway.device.casparcg.CasparState.OnAir;
import org.cueway.device.casparcg.CasparState.Template;
import org.cueway.simulator.device.casparcg.Layer;
import org.cueway.simulator.device.casparcg.Library;
import org.cueway.simulator.device.casparcg.Producer;
import org.cueway.simulator.device.casparcg.SimulatedCaspar;

/** A simulated server, and drivers that know where it is. */
final class CasparBench implements DeviceDriverContract.Bench<CasparState, CasparCommand> {
    /** Templates of this server animate out quickly. */
    static final Duration OUT_TIME = Duration.ofMillis(40);

    private final SimulatedCaspar server;
    private final Limits.Amcp limits;

    private CasparBench(SimulatedCaspar server, Limits.Amcp limits) {
        this.server = server;
        this.limits = limits;
    }

    static CasparBench open() throws IOException {
        return open(Limits.Amcp.defaults());
    }

    static CasparBench open(Limits.Amcp limits) throws IOException {
        return new CasparBench(SimulatedCaspar.start(0, Library.small(), TimeSource.system()), limits);
    }

    SimulatedCaspar server() {
        return server;
    }

    @Override
    public DeviceRunner.Opener<CasparState, CasparCommand> opener() {
        var plain = CasparSpec.at("127.0.0.1", server.port());
        return CasparDriver.opener(
                new CasparSpec(plain.host(), plain.port(), plain.data(), OUT_TIME, plain.channel(), plain.layer()),
                limits,
                TimeSource.system());
    }

    @Override
    public boolean shows(String place, CasparState state) {
        var layer = server.layer(place);
        return shows(layer, state.air()) && isReady(layer, state);
    }

    private static boolean shows(Layer layer, Optional<OnAir> air) {
        if (air.isEmpty()) {
            return switch (layer.foreground()) {
                case Producer.Nothing _, Producer.Closed _ -> true;
                case Producer.Clip _ -> false;
                case Producer.Page page -> !page.isOnAir();
            };
        }
        return switch (air.get().load()) {
            case Clip clip ->
                layer.foreground() instanceof Producer.Clip(var name, var options)
                        && name.equals(clip.name())
                        && String.join(" ", options).equals(clip.options())
                        && layer.paused() == air.get().held();
            case Template template ->
                layer.foreground() instanceof Producer.Page page
                        && page.isOnAir()
                        && page.template().equals(template.name())
                        && page.data().equals(template.data())
                        && page.steps() == air.get().steps();
        };
    }

    private static boolean isReady(Layer layer, CasparState state) {
        return switch (state.next().orElse(null)) {
            // AMCP leaves a clip in the background that is not wanted any more.
            case null -> true;
            case Clip clip -> layer.background() instanceof Producer.Clip(var name, var _) && name.equals(clip.name());
            case Template template ->
                layer.foreground() instanceof Producer.Page page
                        && page.template().equals(template.name())
                        && page.data().equals(template.data());
        };
    }

    @Override
    public void cut() {
        server.hangUp();
    }

    @Override
    public void restart() {
        server.restart();
    }

    @Override
    public void leave() {
        server.leave();
    }

    @Override
    public void comeBack() {
        try {
            server.comeBack();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
