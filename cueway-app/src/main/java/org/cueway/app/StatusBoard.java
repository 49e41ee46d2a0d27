package org.cueway.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cueway.app.config.Config;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.mos.model.Channel;
import org.cueway.mos.session.MosListener;
import org.cueway.mos.session.status.LaneState;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.mos.session.status.Lanes;
import org.cueway.mos.session.status.Tally;
import org.cueway.mos.wire.Connections;
import org.cueway.mos.wire.websocket.Trust;
import org.cueway.rundown.Rundown;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreState;
import org.cueway.web.json.GatewayStatus;
import org.cueway.web.json.GatewayStatus.Alarm;

/** Puts together how the gateway is, from what its parts say. Safe for use by any thread. */
final class StatusBoard {
    private final Config config;
    private final Map<Channel, MosListener> listeners;
    private final Shown parts;
    private final Supplier<List<Alarm>> others;
    private final TimeSource time;
    private final Instant started;
    private final long startedNanos;

    /** The parts that have something to say. */
    record Shown(RundownStore store, Desk desk, Lanes lanes, Connections connections, Optional<MediaNetwork> network) {}

    /**
     * A board.
     *
     * @param others what else somebody should look at
     */
    StatusBoard(
            Config config,
            Map<Channel, MosListener> listeners,
            Shown parts,
            Supplier<List<Alarm>> others,
            TimeSource time) {
        this.config = config;
        this.listeners = Map.copyOf(listeners);
        this.parts = parts;
        this.others = others;
        this.time = time;
        this.started = time.now();
        this.startedNanos = time.nanoTime();
    }

    GatewayStatus status() {
        var ports = new LinkedHashMap<String, Integer>();
        for (Channel channel : Channel.values()) {
            ports.put(Specs.portName(channel), Specs.port(listeners, channel));
        }
        return new GatewayStatus(
                Version.current(),
                config.mos().id(),
                started,
                Duration.ofNanos(time.nanoTime() - startedNanos),
                time.now(),
                config.mos().zone(),
                ports,
                parts.store().state(),
                config.newsrooms().stream().map(Config.Newsroom::id).toList(),
                counts(),
                alarms());
    }

    private Map<String, Long> counts() {
        var counts = new LinkedHashMap<String, Long>();
        var rundowns = parts.desk().rundowns();
        counts.put("rundowns", (long) rundowns.size());
        counts.put("stories", rundowns.stream().mapToLong(StatusBoard::stories).sum());
        counts.put("items", rundowns.stream().mapToLong(StatusBoard::items).sum());
        counts.put("objects", (long) parts.desk().objects().size());
        List<LaneStatus> lanes = parts.lanes().statuses();
        counts.put("lanes", (long) lanes.size());
        counts.put(
                "lanesUp",
                lanes.stream().filter(lane -> lane.state() == LaneState.UP).count());
        counts.put("connections", (long) parts.connections().count());
        counts.put(
                "turnedAway",
                listeners.values().stream().mapToLong(MosListener::turnedAway).sum());
        for (Tally tally : Tally.values()) {
            counts.put(name(tally), parts.lanes().count(tally));
        }
        return counts;
    }

    private static long stories(Rundown rundown) {
        return rundown.stories().size();
    }

    private static long items(Rundown rundown) {
        return rundown.stories().stream()
                .mapToLong(story -> story.items().size())
                .sum();
    }

    private static String name(Tally tally) {
        String[] words = tally.name().toLowerCase(Locale.ROOT).split("_");
        var name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }

    /** What somebody should look at; stays until it is put right. */
    List<Alarm> alarms() {
        var alarms = new ArrayList<Alarm>();
        boolean any =
                config.newsrooms().stream().anyMatch(newsroom -> newsroom.id().equals(Config.ANY));
        List<String> open = Stream.of(config.mos().listen().host(), config.web().host())
                .filter(host -> !isLoopback(host))
                .distinct()
                .toList();
        if (any && !open.isEmpty()) {
            alarms.add(new Alarm(
                    "any newsroom is admitted, from any machine that reaches " + String.join(" or ", open),
                    "list the newsrooms by their IDs in place of \"*\", or set mos.listen.host and web.host to 127.0.0.1",
                    started));
        }
        config.newsrooms().stream()
                .filter(StatusBoard::takesAnyCertificate)
                .forEach(newsroom -> alarms.add(new Alarm(
                        "any certificate is taken for newsroom " + newsroom.id()
                                + ", so anybody could be at the other end",
                        "set its mos4.trust to { ca: FILE } or { pin: FINGERPRINT }",
                        started)));
        parts.lanes()
                .admittedButSilent()
                .forEach(lane -> alarms.add(new Alarm(
                        "newsroom " + lane.newsroom() + ", channel "
                                + lane.channel().word()
                                + ": it admitted our passive lane and does not use it, so its changes arrive late or never",
                        "update its server, or let it dial our /mos: in ENPS, Passive=1 in the device row and our URL as endpoint",
                        lane.since())));
        parts.network().ifPresent(network -> alarms.addAll(network.alarms()));
        alarms.addAll(others.get());
        StoreState store = parts.store().state();
        if (!store.writable()) {
            alarms.add(new Alarm(
                    "edits are refused: " + store.reason(),
                    "make room, or put the disk right; the gateway tries again by itself",
                    store.since()));
        }
        return alarms;
    }

    private static boolean takesAnyCertificate(Config.Newsroom newsroom) {
        return newsroom.mos4()
                .filter(mos4 -> mos4.trust() instanceof Trust.Anyone)
                .filter(mos4 ->
                        mos4.urls().stream().anyMatch(url -> url.getScheme().equals("wss")))
                .isPresent();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
