package org.cueway.app;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.cueway.app.config.Config;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Channel;
import org.cueway.mos.session.AskingLane;
import org.cueway.mos.session.Dial;
import org.cueway.mos.session.PassiveLane;
import org.cueway.mos.session.Sessions;
import org.cueway.newsroom.MessageIds;
import org.cueway.newsroom.Newsrooms;
import org.cueway.newsroom.outgoing.Outgoing;
import org.cueway.relay.DeviceStatus;
import org.cueway.relay.Feeds;
import org.cueway.relay.Redirects;
import org.cueway.relay.Relay;
import org.cueway.relay.RelayDevice;
import org.cueway.relay.RelayRule;
import org.cueway.store.RundownStore;
import org.cueway.web.json.RelayJson;

/** Opens what devices behind us need: their queues, their lanes, and who passes messages on. */
final class BehindUs {
    private final Config config;
    private final TimeSource time;
    private final Outgoing devices;
    private final MessageIds ids;
    private final Relay relay;

    private BehindUs(Config config, TimeSource time, Outgoing devices, MessageIds ids, Relay relay) {
        this.config = config;
        this.time = time;
        this.devices = devices;
        this.ids = ids;
        this.relay = relay;
    }

    /** What the devices share with newsrooms. */
    record Shared(RundownStore store, Desk desk, MosCodec codec, MessageIds ids, Outgoing newsrooms) {}

    /** Recovers the queues; nothing is passed on before {@link #dial}. */
    static BehindUs recover(Config config, Shared shared, TimeSource time) {
        var devices = Outgoing.recover(
                BehindSpecs.toDevices(config, shared.ids()),
                shared.codec(),
                shared.store(),
                Limits.Outgoing.defaults(),
                time);
        var relay = new Relay(BehindSpecs.relay(config), devices, shared.newsrooms(), shared.desk(), time);
        return new BehindUs(config, time, devices, shared.ids(), relay);
    }

    Relay relay() {
        return relay;
    }

    /** The devices as the console shows them. */
    List<RelayJson.Device> shown() {
        return relay.statuses().stream().map(BehindUs::shown).toList();
    }

    private static RelayJson.Device shown(DeviceStatus device) {
        // Of a server for objects there is one lane, of others two, and one more if they can be searched, which decides
        // nothing.
        boolean up = device.lanesUp() >= (device.feed() == RelayDevice.Feed.OBJECTS ? 1 : 2);
        return new RelayJson.Device(
                device.id(),
                up,
                device.reason(),
                device.waiting(),
                device.waitingSince(),
                device.feed().name().toLowerCase(Locale.ROOT),
                device.complaint()
                        .map(complaint ->
                                new RelayJson.Complaint(complaint.message(), complaint.why(), complaint.at())),
                device.rules().stream().map(BehindUs::shown).toList(),
                device.said().map(said -> new RelayJson.Answer(said.message(), said.words(), said.at())));
    }

    private static RelayJson.Rule shown(RelayRule rule) {
        return switch (rule.match()) {
            case RelayRule.Match.Exact(var mosID) -> new RelayJson.Rule("exact", mosID, rule.rewrite());
            case RelayRule.Match.Prefix(var text) -> new RelayJson.Rule("prefix", text, rule.rewrite());
            case RelayRule.Match.Family(var family) -> new RelayJson.Rule("family", family, rule.rewrite());
        };
    }

    /** The servers that objects are fetched from, each with the name that its objects are kept under. */
    Map<String, String> servers() {
        return config.behind().servers().stream()
                .collect(Collectors.toMap(Config.Device::id, server -> RelayDevice.line(server.id())));
    }

    /** Dials the devices, and begins to pass running orders on. */
    void dial(Newsrooms newsrooms, Sessions sessions, Shared shared, Parts parts) {
        for (var device : BehindSpecs.devices(config)) {
            var line = RelayDevice.line(device.id());
            if (device.mos4().filter(Config.Mos4::passive).isPresent()) {
                for (var channel : List.of(Channel.MOM, Channel.RO)) {
                    BehindSpecs.dial(config, device, channel)
                            .ifPresent(
                                    dial -> parts.add(PassiveLane.open(dial, channel, newsrooms, sessions, jitter())));
                }
            }
            BehindSpecs.dial(config, device, Channel.MOM).ifPresent(dial -> {
                var lane = AskingLane.restingMom(dial, newsrooms, sessions, () -> next(dial, Channel.MOM), jitter());
                devices.attachMom(line, device.id(), parts.add(lane));
            });
            if (servers().containsKey(device.id())) continue; // objects are all that we want of it
            BehindSpecs.dial(config, device, Channel.RO).ifPresent(dial -> {
                var lane = AskingLane.restingRo(dial, newsrooms, sessions, () -> next(dial, Channel.RO), jitter());
                devices.attachRo(line, device.id(), parts.add(lane));
            });
            BehindSpecs.dial(config, device, Channel.AUX).ifPresent(dial -> {
                var lane = AskingLane.aux(dial, newsrooms, sessions, () -> next(dial, Channel.AUX), jitter());
                relay.attachAux(device.id(), parts.add(lane));
            });
        }
        parts.add(devices); // closed before its lanes
        var reading = new Feeds.Reading(shared.codec(), newsrooms::dialect);
        var fetching = new Redirects.Parts(shared.store(), shared.desk(), shared.codec());
        for (var server : BehindSpecs.relay(config).devices()) {
            if (server.feed() == RelayDevice.Feed.OBJECTS) parts.add(Redirects.start(server, relay, fetching, time));
        }
        parts.add(Feeds.start(relay, new Feeds.Parts(devices, shared.store(), shared.desk()), reading, time));
    }

    private int next(Dial dial, Channel channel) {
        return ids.next(dial.newsroom(), dial.ncsID(), channel);
    }

    private static RandomGenerator jitter() {
        return RandomGenerator.of("L64X128MixRandom");
    }
}
