package org.cueway.app;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cueway.app.config.Config;
import org.cueway.base.Limits;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Dialects;
import org.cueway.mos.model.Channel;
import org.cueway.mos.session.Dial;
import org.cueway.mos.session.MosListener;
import org.cueway.mos.wire.Encoding;
import org.cueway.newsroom.AddressRange;
import org.cueway.newsroom.DeviceSpec;
import org.cueway.newsroom.MessageIds;
import org.cueway.newsroom.NewsroomSpec;
import org.cueway.newsroom.objects.Sending;
import org.cueway.newsroom.objects.Teller;
import org.cueway.newsroom.outgoing.Outgoing;
import org.cueway.newsroom.outgoing.OutgoingSpec;
import org.cueway.newsroom.outgoing.Route;
import org.cueway.relay.RelayDevice;
import org.cueway.relay.RelayRule;
import org.cueway.relay.RelaySpec;
import org.cueway.script.Pace;
import org.cueway.script.ReadRate;

/** The configuration in the words of each part, so that no part knows the whole of it. */
final class Specs {
    /** The longest identifier that any dialect takes. */
    private static final int MAX_ID_CHARS = 1_000;

    private Specs() {}

    static DeviceSpec device(Config config) {
        return new DeviceSpec(
                config.mos().id(),
                config.newsrooms().stream().map(Specs::newsroom).toList(),
                Dialects.ready(Dialects.AUTO, config.mos().zone()).orElseThrow(),
                Version.current(),
                Limits.Receipts.defaults(),
                Limits.Peers.defaults());
    }

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
                behind.rules().stream().map(Specs::rule).toList(),
                listed(config).map(Config.Newsroom::id).toList());
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
                reading(config),
                id -> habits.getOrDefault(
                        id, Dialects.ready(Dialects.AUTO, config.mos().zone()).orElseThrow()),
                OutgoingSpec.Peers.DEVICES);
    }

    /** Where a device behind us listens for a channel; empty if it does not. */
    static Optional<Dial> dial(Config config, Config.Device device, Channel channel) {
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

    static NewsroomSpec newsroom(Config.Newsroom newsroom) {
        return new NewsroomSpec(newsroom.id(), newsroom.ncsIDs(), ranges(newsroom), newsroom.dialect());
    }

    private static List<AddressRange> ranges(Config.Newsroom newsroom) {
        return newsroom.allow().stream().map(AddressRange::parse).toList();
    }

    /** Whom we may write to: every newsroom that is listed by name. */
    static OutgoingSpec outgoing(Config config, MessageIds ids) {
        var listed = listed(config).toList();
        var main = listed.stream()
                .collect(Collectors.toMap(
                        Config.Newsroom::id, newsroom -> newsroom.ncsIDs().getFirst()));
        return new OutgoingSpec(
                config.mos().id(),
                listed.stream()
                        .map(newsroom -> new Route(newsroom.id(), newsroom.ncsIDs()))
                        .toList(),
                // A newsroom that is admitted without being listed is named by its ncsID.
                (newsroom, channel) -> ids.next(newsroom, main.getOrDefault(newsroom, newsroom), channel),
                reading(config),
                dialects(config));
    }

    private static Dialect reading(Config config) {
        return new Dialect("ours", Optional.empty(), config.mos().zone(), MAX_ID_CHARS);
    }

    private static Stream<Config.Newsroom> listed(Config config) {
        return config.newsrooms().stream().filter(newsroom -> !newsroom.id().equals(Config.ANY));
    }

    /** The habits of a server by its ncsID: of the newsroom that has it, else of whoever is admitted. */
    private static Function<String, Dialect> dialects(Config config) {
        var named = config.newsrooms().stream()
                .flatMap(newsroom -> newsroom.ncsIDs().stream().map(ncsID -> Map.entry(ncsID, newsroom.dialect())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var others = config.newsrooms().stream()
                .filter(newsroom -> newsroom.id().equals(Config.ANY))
                .map(Config.Newsroom::dialect)
                .findFirst()
                .orElseGet(
                        () -> Dialects.ready(Dialects.AUTO, config.mos().zone()).orElseThrow());
        return ncsID -> named.getOrDefault(ncsID, others);
    }

    /** The messageIDs of a newsroom on a channel: its servers share them, so that a message can go to another one. */
    static IntSupplier ids(MessageIds ids, Config.Newsroom newsroom, Channel channel) {
        return () -> ids.next(newsroom.id(), newsroom.ncsIDs().getFirst(), channel);
    }

    static Pace pace(Config config) {
        var presenters = new HashMap<String, ReadRate>();
        config.prompter()
                .presenters()
                .forEach(one -> presenters.put(one.name(), ReadRate.wordsPerMinute(one.wordsPerMinute())));
        return new Pace(ReadRate.wordsPerMinute(config.prompter().wordsPerMinute()), presenters);
    }

    /** Newsrooms that we dial hear of every change of our objects; others only what they ask for. */
    static Teller.Plan telling(Config config, Outgoing outgoing) {
        return new Teller.Plan(
                config.newsrooms().stream()
                        .filter(newsroom -> newsroom.dial().isPresent())
                        .map(Config.Newsroom::id)
                        .toList(),
                outgoing::reachesMom,
                Sending.through(outgoing),
                _ -> {});
    }

    static Limits.Lane lane(Config config) {
        return Limits.Lane.defaults()
                .watched(config.mos().heartbeat(), config.mos().silence());
    }

    /**
     * Who may connect at all. Everybody if one newsroom may come from anywhere, or if there is none, since a refusal in
     * words helps more than a connection that is cut.
     */
    static Predicate<InetAddress> callers(Config config) {
        List<List<AddressRange>> allowed = Stream.concat(
                        config.newsrooms().stream().map(Specs::ranges),
                        devices(config).stream()
                                .map(device -> device.allow().stream()
                                        .map(AddressRange::parse)
                                        .toList()))
                .toList();
        if (allowed.isEmpty() || allowed.stream().anyMatch(List::isEmpty)) {
            return address -> true;
        }
        List<AddressRange> ranges = allowed.stream().flatMap(List::stream).toList();
        return address -> ranges.stream().anyMatch(range -> range.contains(address));
    }

    /** Whom to dial on a channel, one per host; none if we were not told where the newsroom listens. */
    static List<Dial> dials(Config config, Config.Newsroom newsroom, Channel channel) {
        return newsroom.dial()
                .map(dial -> IntStream.range(0, dial.hosts().size())
                        .mapToObj(i -> new Dial(
                                newsroom.id(),
                                InetSocketAddress.createUnresolved(
                                        dial.hosts().get(i), channel == Channel.MOM ? dial.lower() : dial.upper()),
                                config.mos().id(),
                                newsroom.ncsIDs().get(i),
                                newsroom.dialect().encoding().flatMap(Encoding::named)))
                        .toList())
                .orElse(List.of());
    }

    /** What the configuration and the API call the port of a channel. */
    static String portName(Channel channel) {
        return switch (channel) {
            case MOM -> "lower";
            case RO -> "upper";
            case AUX -> "query";
        };
    }

    static int port(Map<Channel, MosListener> listeners, Channel channel) {
        var listener = listeners.get(channel);
        return listener == null ? 0 : listener.address().getPort();
    }
}
