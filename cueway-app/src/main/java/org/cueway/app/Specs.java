package org.cueway.app;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cueway.app.config.Config;
import org.cueway.base.Limits;
import org.cueway.cue.Planner;
import org.cueway.desk.Carried;
import org.cueway.desk.Desk;
import org.cueway.device.ograf.Outputs;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Dialects;
import org.cueway.mos.model.Channel;
import org.cueway.mos.session.Dial;
import org.cueway.mos.session.MosListener;
import org.cueway.mos.session.WebSocketListener.Entrance;
import org.cueway.mos.wire.Encoding;
import org.cueway.mos.wire.websocket.Endpoint;
import org.cueway.newsroom.AddressRange;
import org.cueway.newsroom.DeviceSpec;
import org.cueway.newsroom.MessageIds;
import org.cueway.newsroom.NewsroomSpec;
import org.cueway.newsroom.objects.OurObjects;
import org.cueway.newsroom.objects.Sending;
import org.cueway.newsroom.objects.Teller;
import org.cueway.newsroom.outgoing.Outgoing;
import org.cueway.newsroom.outgoing.OutgoingSpec;
import org.cueway.newsroom.outgoing.Route;
import org.cueway.newsroom.replacing.ItemReplacements;
import org.cueway.rundown.Rundown;
import org.cueway.script.Pace;
import org.cueway.script.ReadRate;
import org.cueway.web.Sources;
import org.cueway.web.WebServer;
import org.cueway.web.plugin.PluginSettings;

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
                        .map(newsroom -> new Route(
                                newsroom.id(),
                                newsroom.ncsIDs(),
                                newsroom.servers().redundancy(),
                                newsroom.servers().failback(),
                                newsroom.servers().waits()))
                        .toList(),
                // A newsroom that is admitted without being listed is named by its ncsID.
                (newsroom, channel) -> ids.next(newsroom, main.getOrDefault(newsroom, newsroom), channel),
                reading(config),
                dialects(config));
    }

    /** How what we wrote is read again. */
    static Dialect reading(Config config) {
        return new Dialect("ours", Optional.empty(), config.mos().zone(), MAX_ID_CHARS);
    }

    /** Newsrooms that are listed by name. */
    static Stream<Config.Newsroom> listed(Config config) {
        return config.newsrooms().stream().filter(newsroom -> !newsroom.id().equals(Config.ANY));
    }

    /** The habits of a server by its ncsID: of the newsroom that has it, else of whoever is admitted. */
    private static Function<String, Dialect> dialects(Config config) {
        var named = config.newsrooms().stream()
                .flatMap(newsroom -> newsroom.ncsIDs().stream().map(ncsID -> Map.entry(ncsID, writing(newsroom))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var others = config.newsrooms().stream()
                .filter(newsroom -> newsroom.id().equals(Config.ANY))
                .map(Config.Newsroom::dialect)
                .findFirst()
                .orElseGet(
                        () -> Dialects.ready(Dialects.AUTO, config.mos().zone()).orElseThrow());
        return ncsID -> named.getOrDefault(ncsID, others);
    }

    private static Dialect writing(Config.Newsroom newsroom) {
        return asksOverWebSocket(newsroom) ? newsroom.dialect().mos4() : newsroom.dialect();
    }

    /** Whether we ask a newsroom over WebSocket: where its URL is known, or where it dials us in no other way. */
    private static boolean asksOverWebSocket(Config.Newsroom newsroom) {
        return newsroom.mos4()
                .filter(mos4 -> !mos4.urls().isEmpty() || newsroom.dial().isEmpty())
                .isPresent();
    }

    /** The messageIDs of a newsroom on a channel: its servers share them, so that a message can go to another one. */
    static IntSupplier ids(MessageIds ids, Config.Newsroom newsroom, Channel channel) {
        return () -> ids.next(newsroom.id(), newsroom.ncsIDs().getFirst(), channel);
    }

    static List<Outputs.Spec> outputs(Config config) {
        return config.graphics().outputs().stream()
                .map(output -> new Outputs.Spec(output.id(), output.width(), output.height()))
                .toList();
    }

    static Pace pace(Config config) {
        var presenters = new HashMap<String, ReadRate>();
        config.prompter()
                .presenters()
                .forEach(one -> presenters.put(one.name(), ReadRate.wordsPerMinute(one.wordsPerMinute())));
        return new Pace(ReadRate.wordsPerMinute(config.prompter().wordsPerMinute()), presenters);
    }

    /** Newsrooms that we may ask of our own accord hear of every change of our objects; others only what they ask for. */
    static Teller.Plan telling(Config config, Outgoing outgoing, Consumer<Rundown> seen) {
        return new Teller.Plan(
                config.newsrooms().stream()
                        .filter(newsroom ->
                                newsroom.dial().isPresent() || newsroom.mos4().isPresent())
                        .map(Config.Newsroom::id)
                        .toList(),
                outgoing::reachesMom,
                Sending.through(outgoing),
                seen);
    }

    /** Our objects, as the API shows and changes them. */
    static Sources.Objects objects(Config config, OurObjects ours, ItemReplacements replacements) {
        var editing = ours.editing();
        return new Sources.Objects(
                ours.holdings(),
                ours::held,
                new Sources.Editing(editing::describe, editing::delete),
                new Sources.Replacing(replacements::ask, replacements::all),
                config.plugin()
                        .map(plugin -> new PluginSettings(plugin.origins(), new PluginSettings.Token(plugin.token()))));
    }

    /** What devices are to do: by the rules, with what the object of an item carries where that is newer. */
    static Planner planner(Config config, OurObjects ours, Desk desk) {
        return new Planner(
                config.playout().rules(),
                item -> ours.holdings().named(item).flatMap(desk::findObject).flatMap(Carried::by));
    }

    static Limits.Lane lane(Config config) {
        return Limits.Lane.defaults()
                .watched(config.mos().heartbeat(), config.mos().silence())
                .replying(config.mos().reply());
    }

    /**
     * Who may connect at all. Everybody if one newsroom may come from anywhere, or if there is none, since a refusal in
     * words helps more than a connection that is cut.
     */
    static Predicate<InetAddress> callers(Config config) {
        List<List<AddressRange>> allowed = Stream.concat(
                        config.newsrooms().stream().map(Specs::ranges),
                        BehindSpecs.devices(config).stream()
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
                .map(dial -> IntStream.range(0, dial.servers().size())
                        .mapToObj(i -> new Dial(
                                newsroom.id(),
                                address(dial.servers().get(i), channel),
                                config.mos().id(),
                                newsroom.ncsIDs().get(i),
                                newsroom.dialect().encoding().flatMap(Encoding::named)))
                        .toList())
                .orElse(List.of());
    }

    private static InetSocketAddress address(Config.Listener server, Channel channel) {
        return InetSocketAddress.createUnresolved(
                server.host(), channel == Channel.MOM ? server.lower() : server.upper());
    }

    /** Whom to dial over WebSocket, one per URL; none if we were not told any. */
    static List<Dial> mos4Dials(Config config, Config.Newsroom newsroom) {
        return newsroom.mos4()
                .map(mos4 -> IntStream.range(0, mos4.urls().size())
                        .mapToObj(i -> new Dial(
                                newsroom.id(),
                                new Dial.Place.Url(
                                        new Endpoint(mos4.urls().get(i), mos4.login(), mos4.trust(), mos4.host()),
                                        mos4.form()),
                                config.mos().id(),
                                newsroom.ncsIDs().get(i)))
                        .toList())
                .orElse(List.of());
    }

    /** How a newsroom is let in that dials us over WebSocket. */
    static Entrance entrance(Config config, String newsroom) {
        return config.newsrooms().stream()
                .filter(one -> one.id().equals(newsroom))
                .findFirst()
                .or(() -> config.newsrooms().stream()
                        .filter(one -> one.id().equals(Config.ANY))
                        .findFirst())
                .flatMap(Config.Newsroom::mos4)
                .map(mos4 -> new Entrance(
                        mos4.form(), mos4.accept().login(), mos4.accept().tls()))
                .orElse(Entrance.PLAIN);
    }

    static WebServer.Place place(Config config) {
        var tls = config.web()
                .tls()
                .map(certificate -> new WebServer.Tls(certificate.keyStore(), certificate.password()));
        return new WebServer.Place(config.web().host(), config.web().port(), tls);
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
