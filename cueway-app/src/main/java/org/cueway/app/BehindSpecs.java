package org.cueway.app;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cueway.app.config.Config;
import org.cueway.mos.dialect.Dialects;
import org.cueway.mos.model.Channel;
import org.cueway.mos.session.Dial;
import org.cueway.mos.wire.Encoding;
import org.cueway.mos.wire.websocket.Endpoint;
import org.cueway.newsroom.AddressRange;
import org.cueway.newsroom.MessageIds;
import org.cueway.newsroom.outgoing.OutgoingSpec;
import org.cueway.newsroom.outgoing.Route;
import org.cueway.relay.RelayDevice;
import org.cueway.relay.RelayRule;
import org.cueway.relay.RelaySpec;

/** What the configuration says of devices behind us, in the words of who needs it. */
final class BehindSpecs {
    private BehindSpecs() {}

    /** What is behind us. */
    static RelaySpec relay(Config config) {
        var behind = config.behind();
        var devices = Stream.concat(
                behind.devices().stream().map(device -> device(device, feed(device))),
                behind.servers().stream().map(server -> device(server, RelayDevice.Feed.OBJECTS)));
        return new RelaySpec(
                config.mos().id(),
                behind.ncsID(),
                devices.toList(),
                behind.rules().stream().map(BehindSpecs::rule).toList(),
                Specs.listed(config).map(Config.Newsroom::id).toList());
    }

    private static RelayDevice device(Config.Device device, RelayDevice.Feed feed) {
        var ranges = device.allow().stream().map(AddressRange::parse).toList();
        return new RelayDevice(
                device.id(),
                device.dialect(),
                address -> ranges.isEmpty() || ranges.stream().anyMatch(range -> range.contains(address)),
                device.newsroom(),
                feed);
    }

    private static RelayDevice.Feed feed(Config.Device device) {
        return switch (device.rundowns()) {
            case ITEMS -> RelayDevice.Feed.ITEMS;
            case ALL -> RelayDevice.Feed.ALL;
            case NONE -> RelayDevice.Feed.NONE;
        };
    }

    private static RelayRule rule(Config.Rule rule) {
        var match = switch (rule.match()) {
            case EXACT -> new RelayRule.Match.Exact(rule.text());
            case PREFIX -> new RelayRule.Match.Prefix(rule.text());
            case FAMILY -> new RelayRule.Match.Family(rule.text());
        };
        return new RelayRule(match, rule.to(), rule.rewrite());
    }

    /** Both kinds of device: to both we are the newsroom. */
    static List<Config.Device> devices(Config config) {
        return Stream.concat(config.behind().devices().stream(), config.behind().servers().stream())
                .toList();
    }

    /** Whom behind us we may write to. */
    static OutgoingSpec toDevices(Config config, MessageIds ids) {
        var habits = devices(config).stream().collect(Collectors.toMap(Config.Device::id, Config.Device::dialect));
        var ncsID = config.behind().ncsID();
        return new OutgoingSpec(
                ncsID,
                devices(config).stream()
                        .map(device -> new Route(RelayDevice.line(device.id()), List.of(device.id())))
                        .toList(),
                (line, channel) -> ids.next(line, ncsID, channel),
                Specs.reading(config),
                id -> habits.getOrDefault(
                        id, Dialects.ready(Dialects.AUTO, config.mos().zone()).orElseThrow()),
                OutgoingSpec.Peers.DEVICES);
    }

    /** Where a device behind us listens for a channel; empty if it does not. */
    static Optional<Dial> dial(Config config, Config.Device device, Channel channel) {
        if (device.mos4().isPresent()) {
            return device.mos4()
                    .filter(mos4 -> mos4.channels().contains(channel))
                    .map(mos4 -> new Dial(
                            RelayDevice.line(device.id()),
                            new Dial.Place.Url(
                                    new Endpoint(mos4.urls().getFirst(), mos4.login(), mos4.trust(), mos4.host()),
                                    mos4.form()),
                            device.id(),
                            config.behind().ncsID()));
        }
        Optional<Integer> port = switch (channel) {
            case MOM -> Optional.of(device.where().lower());
            case RO -> Optional.of(device.where().upper());
            case AUX -> device.where().query();
        };
        return port.map(number -> new Dial(
                RelayDevice.line(device.id()),
                InetSocketAddress.createUnresolved(device.where().host(), number),
                device.id(),
                config.behind().ncsID(),
                device.dialect().encoding().flatMap(Encoding::named)));
    }
}
