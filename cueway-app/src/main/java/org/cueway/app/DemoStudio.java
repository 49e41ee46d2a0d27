package org.cueway.app;

import java.io.IOException;
import java.util.stream.Stream;
import org.cueway.base.TimeSource;
import org.cueway.simulator.device.mqtt.Broker;
import org.cueway.simulator.device.mqtt.BrokerPlan;
import org.cueway.simulator.device.mqtt.RedLight;
import org.cueway.simulator.device.mqtt.RedLightPlan;

/** What the demo has in place of a studio: a broker with a red light behind it, and the rules that put graphics on air. */
final class DemoStudio implements AutoCloseable {
    private static final String STUDIO = "a";

    private final Broker broker;
    private final RedLight light;

    private DemoStudio(Broker broker, RedLight light) {
        this.broker = broker;
        this.light = light;
    }

    /** Starts the broker, on any free port, and the light. */
    static DemoStudio start(TimeSource time) throws IOException {
        var broker = Broker.start(BrokerPlan.OPEN, time);
        try {
            return new DemoStudio(
                    broker, RedLight.connect(broker.port(), RedLightPlan.ofStudio("cueway", STUDIO), _ -> {}));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            broker.close();
            throw new IOException("interrupted while the red light connects", e);
        } catch (IOException | RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /** The devices and rules of the configuration. The schemas are those of the show that ships with the newsroom. */
    Stream<String> settings() {
        return Stream.of(
                "devices.0.id=red-light",
                "devices.0.driver=mqtt",
                "devices.0.uri=mqtt://127.0.0.1:" + broker.port(),
                "cues.0.when.schema=*/lower-third/*",
                "cues.0.do.0.device=main",
                "cues.0.do.0.graphic=lower-third",
                "cues.0.do.0.data.name=payload:/line1",
                "cues.0.do.0.data.title=payload:/line2",
                "cues.0.do.1.device=red-light",
                "cues.0.do.1.studio=" + STUDIO,
                "cues.1.when.schema=*/full-frame/*",
                "cues.1.do.0.device=main",
                "cues.1.do.0.graphic=title",
                "cues.1.do.0.data.headline=payload:/row1",
                "cues.1.do.0.data.sub=\"{payload:/row2}  ·  {payload:/row3}\"",
                "cues.1.do.1.device=red-light",
                "cues.1.do.1.studio=" + STUDIO);
    }

    /** What the light shows now. */
    String shows() {
        return light.shows();
    }

    @Override
    public void close() throws IOException {
        light.close();
        broker.close();
    }
}
