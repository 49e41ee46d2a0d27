package org.cueway.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.app.config.Config;
import org.cueway.app.config.NmosConfig;
import org.cueway.base.AlarmLimits;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.desk.DirectCues;
import org.cueway.desk.Playout;
import org.cueway.desk.Shows;
import org.cueway.device.ograf.Outputs;
import org.cueway.graphics.Library;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Channel;
import org.cueway.mos.session.MosListener;
import org.cueway.mos.session.MosRole;
import org.cueway.mos.session.Sessions;
import org.cueway.mos.session.WebSocketListener;
import org.cueway.mos.session.status.Lanes;
import org.cueway.mos.wire.Connections;
import org.cueway.newsroom.MessageIds;
import org.cueway.newsroom.Newsrooms;
import org.cueway.newsroom.healing.Healing;
import org.cueway.newsroom.modify.StoryActions;
import org.cueway.newsroom.objects.Progress;
import org.cueway.newsroom.objects.Sending;
import org.cueway.newsroom.objects.Teller;
import org.cueway.newsroom.outgoing.Outgoing;
import org.cueway.newsroom.replacing.ItemReplacements;
import org.cueway.newsroom.status.StatusBack;
import org.cueway.observe.DeviceAlarms;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreException;
import org.cueway.store.sqlite.SqliteStore;
import org.cueway.templates.TemplateKeeper;
import org.cueway.web.Playground;
import org.cueway.web.Sources;
import org.cueway.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway: the one place that makes the parts and joins them. Closing goes the other way round, so that nobody is
 * answered by a part that is gone.
 *
 * <p>Read {@link #open} to see what there is: what is kept, who may change it, who talks to newsrooms, what shows it.
 */
public final class Cueway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cueway.class);

    private final Config config;
    private final Optional<Playground> playground;
    private final TimeSource time;
    private final Parts parts;
    private final Map<Channel, MosListener> listeners = new EnumMap<>(Channel.class);
    private final Running running;
    private volatile boolean ready;

    private Cueway(Config config, Optional<Playground> playground, TimeSource time, Parts parts) throws IOException {
        this.config = config;
        this.playground = playground;
        this.time = time;
        this.parts = parts;
        this.running = open();
        this.ready = true;
    }

    /**
     * Opens everything and returns when it is ready.
     *
     * @throws IOException if a port or the store cannot be had; the message says which and what to do
     */
    public static Cueway start(Config config) throws IOException {
        return start(config, Optional.empty());
    }

    /** The same with a newsroom that the console may break. */
    static Cueway start(Config config, Optional<Playground> playground) throws IOException {
        var parts = new Parts();
        try {
            return new Cueway(config, playground, TimeSource.system(), parts);
        } catch (IOException | RuntimeException e) {
            parts.close();
            if (e instanceof StoreException) {
                throw new IOException("store: " + e.getMessage(), e);
            }
            throw e;
        }
    }

    private Running open() throws IOException {
        // What is kept, and who may change it.
        RundownStore store = parts.add(openStore());
        var desk = Desk.recover(store);
        var codec = new MosCodec(Limits.Xml.defaults());
        var newsrooms = Newsrooms.recover(Specs.device(config), codec, store, desk, time);
        store.replay(newsrooms::replay);
        var ids = MessageIds.recover(store, config.mos().id(), Limits.Receipts.defaults(), time);
        var outgoing = Outgoing.recover(Specs.outgoing(config, ids), codec, store, Limits.Outgoing.defaults(), time);
        var healing = Healing.of(
                outgoing,
                Specs.outgoing(config, ids).dialects(),
                Limits.Healing.defaults().holding(config.mos().hold()),
                time);
        var reading =
                new StoryActions.Reading(codec, Specs.outgoing(config, ids).reading());
        var storyActions = StoryActions.recover(store, desk, outgoing, reading, time);

        var shared = new BehindUs.Shared(store, desk, codec, ids, outgoing);
        var behindUs = BehindUs.recover(config, shared, time);
        newsrooms.behind(behindUs.relay());
        newsrooms.ours().fetchedFrom(behindUs.servers());

        var replacements = new ItemReplacements(desk, outgoing::send, time);
        var telling = Specs.telling(config, outgoing, replacements::seen);
        parts.add(Teller.start(newsrooms.ours(), desk, store, time, telling));

        // The media network.
        Optional<MediaNetwork> network = switch (config.nmos()) {
            case NmosConfig.Off() -> Optional.empty();
            case NmosConfig.On on -> Optional.of(parts.add(MediaNetwork.open(on, time)));
        };

        // What acts on cues, and what newsrooms hear of it.
        var library = parts.add(
                Library.open(config.graphics().folder(), config.graphics().shipped(), time));
        var outputs = parts.add(Outputs.open(library, Specs.outputs(config), Limits.Graphics.defaults(), time));
        var planner = Specs.planner(config, newsrooms.ours(), desk);
        var playing = new Playout.Parts(desk, store);
        var together = new Drivers.Together(outputs, network);
        var playout = parts.add(Playout.start(
                planner, playing, (stands, context) -> Drivers.open(config, together, stands, context), time));
        var graphics = GraphicsSpecs.sources(config, library, playout::statuses, outputs);
        library.minding(graphics.placed());
        var keeper = parts.add(TemplateKeeper.start(library, GraphicsSpecs.objects(newsrooms.ours()), time));
        library.onChange(keeper::stir);
        var shows = parts.add(Shows.start(planner, playing, playout::statuses));
        parts.add(StatusBack.start(
                desk,
                store,
                Sending.through(outgoing),
                Progress.recover(store, config.mos().id(), time)));

        // What is made of running orders for those who read files.
        var exports = parts.add(ExportParts.start(
                config,
                planner,
                new ExportParts.Held(store, desk, newsrooms.ours().holdings()),
                time));

        // Who talks to newsrooms.
        var connections = parts.add(Connections.open(Limits.Wire.defaults(), time));
        newsrooms.heal(healing, connections::busy);
        var lanes = new Lanes(time);
        var sessions = new Sessions(connections, codec, lanes, Specs.lane(config), time);
        listen(Channel.MOM, config.mos().listen().lower(), newsrooms, sessions);
        listen(Channel.RO, config.mos().listen().upper(), newsrooms, sessions);
        listen(Channel.AUX, config.mos().listen().query(), newsrooms, sessions);
        NewsroomLanes.open(config, parts, new NewsroomLanes.Talk(newsrooms, sessions, ids, outgoing));
        parts.add(outgoing); // closed before its lanes
        parts.add(healing); // closed before what it asks through
        behindUs.dial(newsrooms, sessions, shared, parts);
        var webSockets = new WebSocketListener(
                visitor -> newsrooms.admit(visitor, newsroom -> Specs.entrance(config, newsroom)), sessions);

        // What shows it.
        var board = new StatusBoard(
                config,
                listeners,
                new StatusBoard.Shown(
                        store,
                        desk,
                        lanes,
                        connections,
                        new StatusBoard.Others(
                                List.of(
                                        () -> network.map(MediaNetwork::alarms).orElse(List.of()),
                                        () -> new DeviceAlarms(AlarmLimits.defaults())
                                                .of(playout.statuses(), outputs.unused(), time.now()),
                                        () -> ExportParts.alarms(exports)),
                                () -> GraphicsSpecs.counts(library))),
                time);
        var sources = new Sources(
                new Sources.Gateway(
                        board::status,
                        () -> ready,
                        lanes::statuses,
                        new Sources.Peers(
                                new DialectBoard(newsrooms, lanes::statuses, time)::proposal,
                                new HealingBoard(outgoing, healing).sources(),
                                behindUs::shown,
                                new Sources.Air(
                                        playout.devices(),
                                        new Sources.Cueing(playout::rehearse, playout::uses),
                                        new Sources.NextItems(shows::all, shows::choose, shows::move),
                                        network.map(MediaNetwork::sources),
                                        graphics),
                                outputs),
                        playground),
                new Sources.Rundowns(
                        desk::rundowns,
                        desk::findByKey,
                        Specs.pace(config),
                        new Sources.Exports(exports::statuses, exports::send, exports::edition)),
                new Sources.Journal(store::entries, store::subscribe, newsrooms::ackTime),
                new Sources.Wishes(
                        new DirectCues(desk, store, Limits.Cues.defaults(), time),
                        new Sources.StoryActions(
                                storyActions::ask, storyActions::of, storyActions::all, storyActions::contents)),
                Specs.objects(config, newsrooms.ours(), replacements));
        var web = parts.add(
                WebServer.start(Specs.place(config), sources, Optional.of(webSockets), Limits.Web.defaults(), time));
        parts.add(webSockets); // closed before the server that its connections came by, so that they hear why
        board.alarms().forEach(alarm -> LOG.warn("{}: {}", alarm.text(), alarm.hint()));
        return new Running(desk, web);
    }

    /** What is asked for once all is open. */
    private record Running(Desk desk, WebServer web) {}

    private RundownStore openStore() {
        return switch (config.store()) {
            case Config.Store.Sqlite(Path file, Duration keep) ->
                SqliteStore.open(file, Limits.Store.defaults().keeping(keep), time);
        };
    }

    private void listen(Channel channel, int port, MosRole role, Sessions sessions) throws IOException {
        var address = new InetSocketAddress(config.mos().listen().host(), port);
        try {
            if (address.isUnresolved()) {
                throw new IOException("no address known for host " + address.getHostString());
            }
            var listener = MosListener.open(address, channel, Specs.callers(config), role, sessions);
            listeners.put(channel, parts.add(listener));
        } catch (IOException e) {
            String key = "mos.listen." + Specs.portName(channel);
            throw new IOException(
                    key + " cannot be opened: " + e.getMessage() + "; stop what uses that port, or set " + key
                            + " to another (0 takes any free one), or mos.listen.host",
                    e);
        }
    }

    /** The ports that are really bound. */
    public Ports ports() {
        return new Ports(
                port(Channel.MOM),
                port(Channel.RO),
                port(Channel.AUX),
                running.web().port());
    }

    private int port(Channel channel) {
        return Specs.port(listeners, channel);
    }

    /** Where a browser on this machine finds it, with a slash at the end. */
    public String url() {
        return running.web().url();
    }

    /** What it holds of a running order now. */
    Optional<Rundown> held(RundownId id) {
        return running.desk().find(id);
    }

    /** What a person wants to know once it runs, in a few lines. */
    public String describe() {
        return Description.text(
                config, ports(), url(), running.desk().rundowns().size());
    }

    /** The same as one JSON object. */
    public String describeAsJson() {
        return Description.json(config, ports(), url());
    }

    /**
     * Stops taking messages, answers what is being worked on, closes every connection and the store. Safe to call again.
     */
    @Override
    public void close() {
        ready = false;
        parts.close();
    }
}
