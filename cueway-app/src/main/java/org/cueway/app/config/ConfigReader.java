package org.cueway.app.config;

import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cueway.app.config.Config.Dial;
import org.cueway.app.config.Config.Listen;
import org.cueway.app.config.Config.Listener;
import org.cueway.app.config.Config.Logging;
import org.cueway.app.config.Config.Mos;
import org.cueway.app.config.Config.Mos4;
import org.cueway.app.config.Config.Newsroom;
import org.cueway.app.config.Config.Presenter;
import org.cueway.app.config.Config.Prompter;
import org.cueway.app.config.Config.Servers;
import org.cueway.app.config.Config.Store;
import org.cueway.app.config.Config.Tls;
import org.cueway.app.config.Config.Web;
import org.cueway.base.Limits;
import org.cueway.mos.dialect.Dialect;
import org.cueway.newsroom.outgoing.Failback;
import org.cueway.newsroom.outgoing.Redundancy;
import org.cueway.newsroom.outgoing.Route;

/** Makes the records of a tree; what is wrong becomes a problem. Confined to the thread that reads. */
final class ConfigReader {
    private static final int MAX_ID_CHARS = 128;
    private static final String ID = "1 to 128 characters without blanks at either end";
    /** How what we keep for devices behind us is told from what we keep for newsrooms. */
    private static final String DEVICE = "device:";

    private static final String LATER = "is not available in this version, expected ";

    private final Path folder;
    private final Keys.Context context;

    /** Reads; relative paths start at {@code folder}. */
    ConfigReader(Path folder, Keys.Context context) {
        this.folder = folder;
        this.context = context;
    }

    /** The configuration; only good if no problem was added. */
    Config read(Node root) {
        Keys keys = Keys.of(root, "", context);
        Mos mos = mos(keys.section("mos"));
        List<Newsroom> newsrooms = newsrooms(keys, mos.zone());
        var graphics = GraphicsReader.read(keys.section("graphics"), folder, this::path, context);
        var config = new Config(
                mos,
                newsrooms,
                new BehindReader(context, this::path, mos, newsrooms).read(keys),
                new PlayoutReader(context, this::path, graphics.outputs()).read(keys),
                store(keys.section("store")),
                web(keys.section("web")),
                graphics,
                prompter(keys.section("prompter")),
                new ExportReader(context, this::path).read(keys),
                PluginReader.read(keys.section("plugin")),
                new NmosReader(folder, this::path, context).read(keys.section("nmos")),
                logging(keys.section("logging")));
        if (config.nmos() instanceof NmosConfig.Off
                && config.playout().devices().stream().anyMatch(one -> one.driver() instanceof DriverConfig.Nmos)) {
            keys.problem(
                    keys.place("devices"),
                    "devices",
                    "has one of driver nmos, and nmos has no registry and no nodes; set nmos.registry");
        }
        keys.finish();
        return config;
    }

    private Mos mos(Keys keys) {
        Optional<String> id = id(keys, "id");
        if (keys.node("id").isEmpty()) {
            keys.problem(keys.place("id"), "id", "is missing, expected the mosID that the newsroom calls us by");
        }
        Listen listen = listen(keys.section("listen"));
        Duration heartbeat =
                keys.duration("heartbeat", Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofSeconds(30));
        Duration silence = keys.duration("silence", Duration.ofSeconds(2), Duration.ofHours(24), longerThan(heartbeat));
        if (silence.compareTo(heartbeat) <= 0) {
            keys.problem(
                    keys.place("silence"),
                    "silence",
                    "is " + Durations.format(silence) + ", expected more than mos.heartbeat, which is "
                            + Durations.format(heartbeat) + "; three times that is usual");
        }
        Duration hold = keys.duration("hold", Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(2));
        Duration reply = keys.duration("reply", Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofSeconds(10));
        ZoneId zone = keys.zone("zone", ZoneId.systemDefault());
        keys.finish();
        return new Mos(id.orElse(""), listen, zone, heartbeat, silence, hold, reply);
    }

    /** 90 s, or three heartbeats where that is not enough. */
    private static Duration longerThan(Duration heartbeat) {
        Duration usual = Duration.ofSeconds(90);
        return usual.compareTo(heartbeat) > 0 ? usual : heartbeat.multipliedBy(3);
    }

    private Listen listen(Keys keys) {
        var listen = new Listen(
                keys.text("host", "0.0.0.0"),
                keys.number("lower", "a port", 0, 65535, 10540),
                keys.number("upper", "a port", 0, 65535, 10541),
                keys.number("query", "a port", 0, 65535, 10542));
        refuseSamePort(keys, "upper", listen.upper(), "lower", listen.lower());
        refuseSamePort(keys, "query", listen.query(), "lower", listen.lower());
        refuseSamePort(keys, "query", listen.query(), "upper", listen.upper());
        keys.finish();
        return listen;
    }

    private static void refuseSamePort(Keys keys, String key, int port, String other, int otherPort) {
        if (port != 0 && port == otherPort) {
            keys.problem(
                    keys.place(key), key, "is " + port + ", expected another port than " + keys.path(other) + " has");
        }
    }

    private List<Newsroom> newsrooms(Keys keys, ZoneId zone) {
        var newsrooms = new ArrayList<Newsroom>();
        var owners = new HashMap<String, String>();
        var names = new HashSet<String>();
        List<Node> nodes = keys.items("newsrooms");
        for (int i = 0; i < nodes.size(); i++) {
            Keys one = Keys.of(nodes.get(i), "newsrooms." + i, context);
            newsroom(one, zone).ifPresent(newsroom -> {
                if (!names.add(newsroom.id())) {
                    one.problem(
                            one.place("id"), "id", "is \"" + newsroom.id() + "\", which another newsroom has already");
                } else {
                    refuseShared(one, newsroom, owners);
                }
                newsrooms.add(newsroom);
            });
        }
        return newsrooms;
    }

    private static void refuseShared(Keys keys, Newsroom newsroom, Map<String, String> owners) {
        for (String ncsID : newsroom.ncsIDs()) {
            String owner = owners.putIfAbsent(ncsID, newsroom.id());
            if (owner != null) {
                keys.problem(
                        keys.place(keys.node("ncsIDs").isPresent() ? "ncsIDs" : "id"),
                        "ncsIDs",
                        "has \"" + ncsID + "\", which newsroom " + owner + " has already, expected each ncsID once");
            }
        }
    }

    private Optional<Newsroom> newsroom(Keys keys, ZoneId zone) {
        Optional<String> id = id(keys, "id");
        id.filter(name -> name.startsWith(DEVICE))
                .ifPresent(name -> keys.problem(
                        keys.place("id"),
                        "id",
                        "is \"" + name + "\", expected one that does not begin with " + DEVICE));
        if (keys.node("id").isEmpty()) {
            keys.problem(keys.place("id"), "id", "is missing, expected the newsroom's ncsID, or a name beside ncsIDs");
        }
        List<String> ncsIDs = keys.values("ncsIDs", ID, ConfigReader::id);
        Redundancy redundancy = redundancy(keys, ncsIDs.size());
        Failback failback = failback(keys, redundancy);
        Route.Waits waits = waits(keys, redundancy, failback);
        Dialect dialect = DialectReader.read(keys, zone);
        List<String> allow = keys.values("allow", "an address or a network such as 10.0.0.0/8", ConfigReader::network);
        boolean any = id.equals(Optional.of(Config.ANY));
        int servers = Math.max(1, ncsIDs.size());
        Optional<Dial> dial = keys.node("dial").map(_ -> dial(keys.section("dial"), servers));
        Optional<Mos4> mos4 = keys.node("mos4").map(_ -> Mos4Reader.read(keys.section("mos4"), this::path, servers));
        if (any && mos4.filter(dialled -> !dialled.urls().isEmpty()).isPresent()) {
            keys.problem(keys.place("mos4"), "mos4.url", "cannot stand beside id \"*\", which is whoever calls");
        }
        if (any && (!ncsIDs.isEmpty() || dial.isPresent())) {
            String key = ncsIDs.isEmpty() ? "dial" : "ncsIDs";
            keys.problem(keys.place(key), key, "cannot stand beside id \"*\", which is whoever calls");
        }
        keys.finish();
        return id.map(name -> {
            var all = ncsIDs.isEmpty() && !any ? List.of(name) : ncsIDs;
            return new Newsroom(name, new Servers(all, redundancy, failback, waits), dialect, allow, dial, mos4);
        });
    }

    private static Redundancy redundancy(Keys keys, int servers) {
        var redundancy = keys.value("redundancy", "none, buddy, hotStandby or list", text -> switch (text) {
                    case "none" -> Optional.of(Redundancy.NONE);
                    case "buddy" -> Optional.of(Redundancy.BUDDY);
                    case "hotStandby" -> Optional.of(Redundancy.HOT_STANDBY);
                    case "list" -> Optional.of(Redundancy.LIST);
                    default -> Optional.<Redundancy>empty();
                })
                .orElse(Redundancy.NONE);
        if (redundancy != Redundancy.NONE && servers < 2) {
            keys.problem(
                    keys.place("redundancy"),
                    "redundancy",
                    "is about several servers, expected at least 2 ncsIDs beside it, the main one first");
        }
        return redundancy;
    }

    private static Failback failback(Keys keys, Redundancy redundancy) {
        var failback = keys.value("failback", "onFailure, immediate or manual", text -> switch (text) {
            case "onFailure" -> Optional.of(Failback.ON_SECONDARY_FAILURE);
            case "immediate" -> Optional.of(Failback.IMMEDIATE);
            case "manual" -> Optional.of(Failback.MANUAL);
            default -> Optional.<Failback>empty();
        });
        if (failback.isPresent() && redundancy == Redundancy.NONE) {
            keys.problem(
                    keys.place("failback"),
                    "failback",
                    "is about returning to the main server, expected redundancy beside it: buddy, hotStandby or list");
        }
        return failback.orElse(Failback.ON_SECONDARY_FAILURE);
    }

    private static Route.Waits waits(Keys keys, Redundancy redundancy, Failback failback) {
        if (redundancy == Redundancy.NONE) {
            keys.node("failoverAfter")
                    .ifPresent(
                            _ -> keys.problem(
                                    keys.place("failoverAfter"),
                                    "failoverAfter",
                                    "is about asking another server, expected redundancy beside it: buddy, hotStandby or list"));
        }
        if (failback != Failback.IMMEDIATE) {
            keys.node("failbackAfter")
                    .ifPresent(_ -> keys.problem(
                            keys.place("failbackAfter"),
                            "failbackAfter",
                            "is about returning to the main server by itself, expected failback: immediate beside it"));
        }
        return new Route.Waits(
                wait(keys, "failoverAfter", Duration.ofMinutes(10)), wait(keys, "failbackAfter", Duration.ofHours(1)));
    }

    private static Optional<Duration> wait(Keys keys, String key, Duration most) {
        return keys.node(key).map(_ -> keys.duration(key, Duration.ZERO, most, Duration.ZERO));
    }

    private static Dial dial(Keys keys, int most) {
        List<String> hosts = keys.values(
                "hosts", "a host name or an address", text -> Optional.of(text).filter(Keys::isWord));
        if (hosts.isEmpty() || hosts.size() > most) {
            keys.problem(
                    keys.place("hosts"),
                    "hosts",
                    "has " + hosts.size() + ", expected 1 to " + most + ", one for each ncsID in the same order");
        }
        List<Integer> lower = ports(keys, "lower", hosts.size(), 10540);
        List<Integer> upper = ports(keys, "upper", hosts.size(), 10541);
        keys.finish();
        return new Dial(IntStream.range(0, hosts.size())
                .mapToObj(i -> new Listener(hosts.get(i), lower.get(i), upper.get(i)))
                .toList());
    }

    /** A port of each host: one for all of them, or a list. */
    private static List<Integer> ports(Keys keys, String key, int hosts, int fallback) {
        if (keys.node(key).filter(Node.Items.class::isInstance).isEmpty()) {
            return Collections.nCopies(hosts, keys.number(key, "a port", 1, 65535, fallback));
        }
        List<Integer> ports = keys.values(
                key, "a port, 1 to 65535", text -> Keys.whole(text).filter(port -> port >= 1 && port <= 65535));
        int given = keys.items(key).size();
        if (given != hosts) {
            keys.problem(
                    keys.place(key), key, "has " + given + ", expected " + hosts + ", one for each host, or one port");
        }
        return ports.size() == hosts ? ports : Collections.nCopies(hosts, fallback);
    }

    private Store store(Keys keys) {
        keys.value("kind", "sqlite", text -> Optional.of(text).filter(kind -> kind.matches("sqlite|mongodb")))
                .filter(kind -> kind.equals("mongodb"))
                .ifPresent(_ -> keys.problem(keys.place("kind"), "kind", "\"mongodb\" " + LATER + "sqlite"));
        Path file = keys.value("file", "a path", this::path).orElseGet(() -> folder.resolve("data/cueway.db"));
        Duration keep = keys.duration("keep", Duration.ofHours(1), Duration.ofDays(36_500), Duration.ofDays(30));
        keys.finish();
        return new Store.Sqlite(file, keep);
    }

    private Optional<Path> path(String text) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(folder.resolve(text).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Web web(Keys keys) {
        Optional<Tls> tls = keys.node("tls").flatMap(_ -> tls(keys.section("tls")));
        var web = new Web(keys.text("host", "127.0.0.1"), keys.number("port", "a port", 0, 65535, 8080), tls);
        keys.finish();
        return web;
    }

    private Optional<Tls> tls(Keys keys) {
        Optional<Path> keyStore = keys.value("keyStore", "a PKCS 12 file with certificate and key", this::path);
        if (keys.node("keyStore").isEmpty()) {
            keys.problem(
                    keys.place("keyStore"), "keyStore", "is missing, expected a PKCS 12 file with certificate and key");
        }
        var password = keys.text("password", "");
        keys.finish();
        return keyStore.map(file -> new Tls(file, password));
    }

    private Prompter prompter(Keys keys) {
        int usual = wordsPerMinute(keys, Limits.Script.defaults().wordsPerMinute());
        var presenters = new ArrayList<Presenter>();
        List<Node> nodes = keys.items("presenters");
        for (int i = 0; i < nodes.size(); i++) {
            Keys one = Keys.of(nodes.get(i), "prompter.presenters." + i, context);
            if (one.node("name").isEmpty()) {
                one.problem(one.place("name"), "name", "is missing, expected the presenter's name in the newsroom");
            }
            presenters.add(new Presenter(one.text("name", ""), wordsPerMinute(one, usual)));
            one.finish();
        }
        keys.finish();
        return new Prompter(usual, presenters);
    }

    private static int wordsPerMinute(Keys keys, int fallback) {
        return keys.number("wordsPerMinute", "words read aloud in a minute", 60, 360, fallback);
    }

    private static Logging logging(Keys keys) {
        var logging = new Logging(keys.word("level", Logging.Level.INFO), keys.word("format", Logging.Format.TEXT));
        keys.finish();
        return logging;
    }

    static Optional<String> id(Keys keys, String key) {
        return keys.value(key, ID, ConfigReader::id);
    }

    /** IDs are compared octet for octet, so a blank at an end is always a mistake and never seen. */
    private static Optional<String> id(String text) {
        boolean fits = !text.isEmpty()
                && text.length() <= MAX_ID_CHARS
                && text.equals(text.strip())
                && text.chars().noneMatch(Character::isISOControl);
        return fits ? Optional.of(text) : Optional.empty();
    }

    /** Only literals: a name would be looked up, and could mean something else tomorrow. */
    static Optional<String> network(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        try {
            int most = InetAddress.ofLiteral(address).getAddress().length * 8;
            String bits = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
            boolean fits = bits.matches("[0-9]{1,3}") && Integer.parseInt(bits) <= most;
            return fits ? Optional.of(address + "/" + bits) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
