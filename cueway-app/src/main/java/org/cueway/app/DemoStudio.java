package org.cueway.app;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.cueway.base.TimeSource;
import org.cueway.simulator.device.mqtt.Broker;
import org.cueway.simulator.device.mqtt.BrokerPlan;
import org.cueway.simulator.device.mqtt.RedLight;
import org.cueway.simulator.device.mqtt.RedLightPlan;
import org.cueway.simulator.ncs.SimulatedNewsroom;
import org.cueway.simulator.ncs.client.NewsroomClient;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.connection.Essence;
import org.cueway.simulator.nmos.connection.Side;
import org.cueway.simulator.nmos.node.Gear;
import org.cueway.simulator.nmos.node.SimulatedNode;

/**
 * What the demo has in place of a studio: a broker with a red light behind it, the rules that put graphics on air, a media network
 * with cameras, monitors and the like, and a newsroom client with the plug-in.
 */
final class DemoStudio implements AutoCloseable {
    private static final String STUDIO = "a";
    private static final long NETWORK_SEED = 1;

    private final Broker broker;
    private final RedLight light;
    private final SimulatedFacility network;
    private final Desk desk;

    /** Where a journalist sits; the token is another one with each start. */
    private record Desk(NewsroomClient client, String mosID, String token) {}

    private DemoStudio(Broker broker, RedLight light, SimulatedFacility network, Desk desk) {
        this.broker = broker;
        this.light = light;
        this.network = network;
        this.desk = desk;
    }

    /** Starts the broker, the light, the media network and the client, on any free ports. */
    static DemoStudio start(String mosID, TimeSource time) throws IOException {
        var parts = new Parts();
        try {
            var broker = parts.add(Broker.start(BrokerPlan.OPEN, time));
            var light = parts.add(RedLight.connect(broker.port(), RedLightPlan.ofStudio("cueway", STUDIO), _ -> {}));
            var desk = new Desk(parts.add(NewsroomClient.open(time)), mosID, token());
            return new DemoStudio(broker, light, network(time), desk);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            parts.close();
            throw new IOException("interrupted while the red light connects", e);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** Four cameras, monitors, sound, and a link from elsewhere; some of it is connected already, as in a studio that is at work. */
    private static SimulatedFacility network(TimeSource time) throws IOException {
        var gear = new Gear[] {
            Gear.CAMERA,
            Gear.CAMERA,
            Gear.CAMERA,
            Gear.CAMERA,
            Gear.MONITOR,
            Gear.MONITOR,
            Gear.MONITOR,
            Gear.AUDIO_DESK,
            Gear.JPEG_XS_CODEC,
            Gear.SDI_GATEWAY
        };
        var network =
                SimulatedFacility.start(Facility.of(NETWORK_SEED, gear.length).gear(gear), time);
        for (int i = 1; i <= 3; i++) {
            connect(network.node("CAM " + i), network.node("MON " + i), network);
        }
        return network;
    }

    /** The camera's picture and sound, to the first that takes them. */
    private static void connect(SimulatedNode camera, SimulatedNode monitor, SimulatedFacility network) {
        for (var essence : List.of(Essence.VIDEO, Essence.AUDIO)) {
            var from = camera.endpoints().stream()
                    .filter(each ->
                            each.who().side() == Side.SENDER && each.who().essence() == essence)
                    .findFirst();
            var to = monitor.endpoints().stream()
                    .filter(each ->
                            each.who().side() == Side.RECEIVER && each.who().essence() == essence)
                    .findFirst();
            if (from.isPresent() && to.isPresent())
                network.connect(from.get().id(), to.get().id());
        }
    }

    private static String token() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** From now on the client is of that newsroom, with the plug-in of the gateway at {@code url}. */
    void client(SimulatedNewsroom newsroom, String url) {
        desk.client.serves(new NewsroomClient.Newsroom(newsroom, desk.mosID, url + "plugin?token=" + desk.token));
    }

    /** Where a browser finds the client. */
    String clientUrl() {
        return desk.client.url();
    }

    /** The devices and rules of the configuration. The schemas are those of the show that ships with the newsroom. */
    Stream<String> settings() {
        return Stream.of(
                "devices.0.id=red-light",
                "devices.0.driver=mqtt",
                "devices.0.uri=mqtt://127.0.0.1:" + broker.port(),
                "nmos.registry=" + network.registry().uri(),
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
                "cues.1.do.1.studio=" + STUDIO,
                "cues.2.when.schema=https://cueway.org/schema/graphic/*",
                "cues.2.do.0.device=main",
                "cues.2.do.0.graphic=payload:/graphic",
                "cues.2.do.0.data=payload:/data",
                "cues.2.do.1.device=red-light",
                "cues.2.do.1.studio=" + STUDIO,
                "plugin.origins.0=" + desk.client.origin(),
                "plugin.token=" + desk.token);
    }

    /** What the light shows now. */
    String shows() {
        return light.shows();
    }

    @Override
    public void close() throws IOException {
        desk.client.close();
        network.close();
        light.close();
        broker.close();
    }
}
