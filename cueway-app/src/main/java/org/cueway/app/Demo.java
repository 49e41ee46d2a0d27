package org.cueway.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cueway.app.config.Config;
import org.cueway.app.config.ConfigException;
import org.cueway.app.config.ConfigLoader;
import org.cueway.base.TimeSource;
import org.cueway.rundown.RundownId;
import org.cueway.simulator.ncs.NewsroomPlan;
import org.cueway.simulator.ncs.NewsroomPlan.Buddy;
import org.cueway.simulator.ncs.NewsroomPlan.Conduct;
import org.cueway.simulator.ncs.NewsroomPlan.Kind;
import org.cueway.simulator.ncs.SimulatedNewsroom;

/**
 * The gateway and a simulated newsroom in one process, on this machine only. Both keep what they have in one folder, so a
 * killed demo goes on where it was. Opened and closed by one thread.
 */
public final class Demo implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String MOS_ID = "gateway.station.example.mos";
    private static final String NCS_ID = "NCS-1";
    private static final String BUDDY_ID = "NCS-2";
    /** The fastest that a show is played, in seconds of it in one. */
    public static final double MOST_SPEED = 1_000;

    private static final Duration BETWEEN_SHOWS = Duration.ofSeconds(5);

    private final Cueway gateway;
    private final SimulatedNewsroom newsroom;
    private final DemoStudio studio;
    private final Playing playing;
    private final Thread show = Thread.ofVirtual().name("demo-show").unstarted(this::play);

    private Demo(Cueway gateway, SimulatedNewsroom newsroom, DemoStudio studio, Playing playing) {
        this.gateway = gateway;
        this.newsroom = newsroom;
        this.studio = studio;
        this.playing = playing;
    }

    /** A port that we would like to have, for what it is called. */
    private record Wish(String key, int port) {
        private static final List<Wish> ALL = List.of(
                new Wish("mos.listen.lower", 10_540),
                new Wish("mos.listen.upper", 10_541),
                new Wish("mos.listen.query", 10_542),
                new Wish("web.port", 8080));
    }

    /**
     * Starts both.
     *
     * @param folder where they keep what they have
     * @param showSpeed seconds of the show that pass in one, over and over; 0: nobody plays it
     * @throws IOException if that cannot be had, for one because another demo runs in the same folder
     */
    public static Demo start(Path folder, NewsroomPlan.Editing editing, double showSpeed) throws IOException {
        var notes = new ArrayList<String>();
        var main = new NewsroomPlan.Listen(HOST, free(), free());
        var buddy = new NewsroomPlan.Listen(HOST, free(), free());
        var played = new DemoNewsroom(List.of(NCS_ID, BUDDY_ID), TimeSource.system());
        var studio = DemoStudio.start(MOS_ID, TimeSource.system());
        Cueway gateway;
        try {
            gateway = gateway(new Place(folder, List.of(main, buddy), studio), notes, played);
        } catch (IOException | RuntimeException e) {
            studio.close();
            throw e;
        }
        try {
            var ports = gateway.ports();
            var plan = new NewsroomPlan(
                            NCS_ID,
                            new NewsroomPlan.Device(MOS_ID, HOST, ports.lower(), ports.upper()),
                            main,
                            new NewsroomPlan.Material(Optional.empty(), Optional.of(folder.resolve("newsroom"))),
                            editing)
                    .behaving(Conduct.PLAIN.with(new Buddy(BUDDY_ID, buddy, Kind.BUDDY)));
            var newsroom = SimulatedNewsroom.start(plan, TimeSource.system(), played::hear);
            played.runs(newsroom, roID -> gateway.held(new RundownId(NCS_ID, roID)));
            studio.client(newsroom, gateway.url());
            var demo = new Demo(gateway, newsroom, studio, new Playing(showSpeed, notes));
            if (showSpeed > 0) demo.show.start();
            return demo;
        } catch (IOException | RuntimeException e) {
            gateway.close();
            studio.close();
            throw e;
        }
    }

    /** How fast the show runs, and what is different from what one expects. */
    private record Playing(double speed, List<String> notes) {
        Playing {
            notes = List.copyOf(notes);
        }
    }

    /** What the gateway is told of. */
    private record Place(Path folder, List<NewsroomPlan.Listen> servers, DemoStudio studio) {}

    /** The first show, over and over. */
    private void play() {
        try {
            while (true) {
                if (!newsroom.playing()) {
                    newsroom.shows().list().stream()
                            .findFirst()
                            .ifPresent(first -> newsroom.play(first.roID(), playing.speed()));
                }
                TimeSource.system().sleep(BETWEEN_SHOWS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** On the ports that we would like to have, as far as they are free; on any if somebody is faster than we are. */
    private static Cueway gateway(Place place, List<String> notes, DemoNewsroom played) throws IOException {
        var wished = config(place, wish -> granted(wish, notes));
        try {
            return Cueway.start(wished, Optional.of(played));
        } catch (IOException taken) {
            notes.clear();
            notes.add(taken.getMessage() + "; any free ports are used");
            return Cueway.start(config(place, _ -> 0), Optional.of(played));
        }
    }

    /** Short intervals, so that somebody who breaks something does not wait for half a minute to see it. */
    private static Config config(Place place, ToIntFunction<Wish> ports) throws IOException {
        var servers = place.servers();
        var fixed = Stream.of(
                "mos.id=" + MOS_ID,
                "mos.listen.host=" + HOST,
                "mos.heartbeat=3s",
                "mos.silence=10s",
                "newsrooms.0.id=" + NCS_ID,
                "newsrooms.0.ncsIDs.0=" + NCS_ID,
                "newsrooms.0.ncsIDs.1=" + BUDDY_ID,
                "newsrooms.0.redundancy=buddy",
                "store.file=" + place.folder().resolve("cueway.db").toAbsolutePath(),
                "nmos.folder=" + place.folder().resolve("nmos").toAbsolutePath(),
                "exports.0.id=graphics-desk",
                "exports.0.to=folder",
                "exports.0.path="
                        + Files.createDirectories(
                                        place.folder().resolve("exports").resolve("graphics-desk"))
                                .toAbsolutePath(),
                "exports.0.folderName=show {roSlug} {key}",
                "exports.1.id=prompter",
                "exports.1.to=feed",
                "exports.1.port=0",
                "web.host=" + HOST);
        var dialled = IntStream.range(0, servers.size())
                .boxed()
                .flatMap(i -> Stream.of(
                        "newsrooms.0.dial.hosts." + i + "=" + HOST,
                        "newsrooms.0.dial.lower." + i + "=" + servers.get(i).lower(),
                        "newsrooms.0.dial.upper." + i + "=" + servers.get(i).upper()));
        var listening = Wish.ALL.stream().map(wish -> wish.key() + "=" + ports.applyAsInt(wish));
        try {
            // Variables of a real gateway on this machine are not for us.
            return ConfigLoader.in(
                    place.folder(),
                    Stream.of(fixed, dialled, listening, place.studio().settings())
                            .flatMap(Function.identity())
                            .toList());
        } catch (ConfigException e) {
            throw new IOException("the demo's own configuration is wrong: " + e.getMessage(), e);
        }
    }

    /** The port, or 0 for any free one. */
    private static int granted(Wish wish, List<String> notes) {
        try (var _ = listen(wish.port())) {
            return wish.port();
        } catch (IOException taken) {
            notes.add(wish.key() + ": " + wish.port() + " is taken, another is used");
            return 0;
        }
    }

    private static int free() throws IOException {
        try (var any = listen(0)) {
            return any.getLocalPort();
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Where a browser on this machine finds it. */
    public String url() {
        return gateway.url();
    }

    /** Where a browser finds the client of its newsroom, with the plug-in in it. */
    public String clientUrl() {
        return studio.clientUrl();
    }

    /** The ports of the gateway. */
    public Ports ports() {
        return gateway.ports();
    }

    /** Whether it goes on with what an earlier demo kept. */
    public boolean resumed() {
        return newsroom.resumed();
    }

    /** What is different from what one expects, in sentences; empty if all is as usual. */
    public List<String> notes() {
        return playing.notes();
    }
    /** The newsroom first: it is the one that still sends. */
    @Override
    public void close() {
        show.interrupt();
        newsroom.close();
        gateway.close();
        try {
            studio.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
