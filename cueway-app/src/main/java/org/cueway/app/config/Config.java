package org.cueway.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.cueway.device.DeviceSettings;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.Channel;
import org.cueway.mos.wire.MessageForm;
import org.cueway.mos.wire.websocket.Login;
import org.cueway.mos.wire.websocket.Trust;
import org.cueway.newsroom.outgoing.Failback;
import org.cueway.newsroom.outgoing.Redundancy;
import org.cueway.newsroom.outgoing.Route;

/**
 * The whole configuration, checked. Names are those of the file; {@code cueway init} writes one with every key and its
 * default.
 */
public record Config(
        Mos mos,
        List<Newsroom> newsrooms,
        Behind behind,
        Playout playout,
        Store store,
        Web web,
        Graphics graphics,
        Prompter prompter,
        List<ExportConfig> exports,
        Optional<Plugin> plugin,
        NmosConfig nmos,
        Logging logging) {
    /** The newsroom id that admits any newsroom. */
    public static final String ANY = "*";

    public Config {
        newsrooms = List.copyOf(newsrooms);
        exports = List.copyOf(exports);
    }

    /**
     * Who we are, and where newsrooms reach us.
     *
     * @param id our mosID; 1 to 128 characters, compared octet for octet
     * @param zone in which times without a zone are read; default the machine's
     * @param heartbeat idle time after which we send a heartbeat; 1 s to 1 h, default 30 s
     * @param silence time without any frame after which a lane is down; longer than {@code heartbeat}, default 90 s
     * @param hold how long a message waits that has overtaken its {@code roCreate}; 0 to 10 s, default 2 s
     * @param reply how long an answer is waited for before the message goes out again, twice at most; 1 s to 60 s, default 10 s
     */
    public record Mos(
            String id,
            Listen listen,
            ZoneId zone,
            Duration heartbeat,
            Duration silence,
            Duration hold,
            Duration reply) {}

    /**
     * Our listeners. Ports are 0 to 65535; 0 is any free one.
     *
     * @param host the address to bind; default {@code 0.0.0.0}, all of them
     * @param lower channel {@code mom}; default 10540
     * @param upper channel {@code ro}; default 10541
     * @param query channel {@code aux}; default 10542
     */
    public record Listen(String host, int lower, int upper, int query) {}

    /**
     * A newsroom that may talk to us.
     *
     * @param id its name here, 1 to 128 characters; {@link #ANY} admits any newsroom, each named by its ncsID
     * @param servers those that it consists of
     * @param dialect its habits; default {@code auto}
     * @param allow networks it may come from, as {@code address/bits}; empty: any
     * @param dial where we connect to; empty: it connects to us, and that is all
     * @param mos4 MOS 4.0 over WebSocket, dialled or accepted; empty: only what it dials of its own accord
     */
    public record Newsroom(
            String id, Servers servers, Dialect dialect, List<String> allow, Optional<Dial> dial, Optional<Mos4> mos4) {
        public Newsroom {
            allow = List.copyOf(allow);
        }

        /** The IDs that it uses, the main one first. */
        public List<String> ncsIDs() {
            return servers.ncsIDs();
        }
    }

    /**
     * The servers of a newsroom.
     *
     * @param ncsIDs the IDs that they use, the main one first; default the newsroom's {@code id}; empty for {@link #ANY}
     * @param redundancy how they stand in for each other; default {@code none}
     * @param failback when we go back to the main one; default {@code onFailure}
     * @param waits how long the one that is asked may be away, 0 s to 10 min, default 3 s, of a list 30 s; and how long the main
     *     one has to be back, 0 s to 1 h, default 3 s
     */
    public record Servers(List<String> ncsIDs, Redundancy redundancy, Failback failback, Route.Waits waits) {
        public Servers {
            ncsIDs = List.copyOf(ncsIDs);
        }
    }

    /**
     * Where a newsroom listens.
     *
     * @param servers in the order of the newsroom's {@code ncsIDs}, at most as many
     */
    public record Dial(List<Listener> servers) {
        public Dial {
            servers = List.copyOf(servers);
        }
    }

    /**
     * Where one server listens.
     *
     * @param lower channel {@code mom}; 1 to 65535, default 10540
     * @param upper channel {@code ro}; 1 to 65535, default 10541
     */
    public record Listener(String host, int lower, int upper) {}

    /**
     * MOS 4.0 with a newsroom.
     *
     * @param urls where its servers listen, in the order of its {@code ncsIDs}, at most as many; empty: it dials our
     *     {@code /mos}
     * @param passive whether we dial the lanes too on which it asks; for a gateway that it cannot reach. Default false
     * @param login for HTTP Basic when we dial; only on {@code wss}, or on this machine
     * @param trust whose certificate we take; default those known to Java
     * @param host what we send as {@code Host}; empty: that of the URL
     * @param form what our messages look like; default {@code ucs2be}
     * @param channels which lanes we dial; default {@code mom} and {@code ro}
     * @param accept what it has to show when it dials us
     */
    public record Mos4(
            List<URI> urls,
            boolean passive,
            Optional<Login> login,
            Trust trust,
            Optional<String> host,
            MessageForm form,
            List<Channel> channels,
            Accept accept) {
        public Mos4 {
            urls = List.copyOf(urls);
            channels = List.copyOf(channels);
        }
    }

    /**
     * Devices that act on cues, and the rules by which they do; keys {@code devices} and {@code cues}.
     *
     * @param rules in the order of the file; all that fit a cue apply
     */
    public record Playout(List<OutDevice> devices, List<org.cueway.cue.Rule> rules) {
        public Playout {
            devices = List.copyOf(devices);
            rules = List.copyOf(rules);
        }
    }

    /**
     * A device that acts on cues.
     *
     * @param settings what every device has
     * @param driver what its kind needs
     */
    public record OutDevice(DeviceSettings settings, DriverConfig driver) {}

    /**
     * Devices that are reached through us, and servers that we fetch objects from; keys {@code relay} and {@code redirect}.
     *
     * @param ncsID what they call us, who are their newsroom; default {@link Mos#id}
     * @param rules in order; the first that matches counts
     * @param servers of MOS profile 6
     */
    public record Behind(String ncsID, List<Device> devices, List<Rule> rules, List<Device> servers) {
        public Behind {
            devices = List.copyOf(devices);
            rules = List.copyOf(rules);
            servers = List.copyOf(servers);
        }

        /** Whether there is none of either. */
        public boolean isEmpty() {
            return devices.isEmpty() && servers.isEmpty();
        }
    }

    /**
     * A MOS device to which we are the newsroom.
     *
     * @param id its mosID
     * @param dialect its habits; default {@code auto}
     * @param allow networks it may come from, as {@code address/bits}; empty: any
     * @param newsroom the newsroom that hears of what is about no running order; empty: the first one
     * @param rundowns which of the running orders that newsrooms send to us it gets; default {@code items}
     * @param mos4 MOS 4.0 over WebSocket, with one URL, instead of {@code where}; empty: MOS 2.8
     */
    public record Device(
            String id,
            Where where,
            Dialect dialect,
            List<String> allow,
            Optional<String> newsroom,
            Rundowns rundowns,
            Optional<Mos4> mos4) {
        public Device {
            allow = List.copyOf(allow);
        }

        /** Which running orders. */
        public enum Rundowns {
            ITEMS,
            ALL,
            NONE
        }
    }

    /**
     * Where a device listens.
     *
     * @param lower channel {@code mom}; 1 to 65535, default 10540
     * @param upper channel {@code ro}; 1 to 65535, default 10541
     * @param query channel {@code aux}; empty: it cannot be searched
     */
    public record Where(String host, int lower, int upper, Optional<Integer> query) {}

    /**
     * For which device messages and items are that name one.
     *
     * @param text the whole mosID, its beginning, or its part before the first dot
     * @param to the ID of a device
     * @param rewrite whether that device reads its own ID in the envelope; default no
     */
    public record Rule(Match match, String text, String to, boolean rewrite) {
        /** What of a mosID is compared; the words are the keys. */
        public enum Match {
            EXACT,
            PREFIX,
            FAMILY
        }
    }

    /**
     * What a newsroom has to show when it dials our {@code /mos}.
     *
     * @param login for HTTP Basic; empty: nothing. With one, it is let in on {@code wss} alone, or from this machine
     * @param tls whether it is let in on {@code wss} alone; default false
     */
    public record Accept(Optional<Login> login, boolean tls) {}

    /** Where everything is kept. */
    public sealed interface Store {
        /**
         * One file of our own.
         *
         * @param file default {@code data/cueway.db}; relative to the configuration's folder
         * @param keep how long the history of messages is kept; one hour or more, default 30 days
         */
        record Sqlite(Path file, Duration keep) implements Store {}
    }

    /**
     * The HTTP server.
     *
     * @param host the address to bind; default {@code 127.0.0.1}
     * @param port 0 to 65535, 0 is any free one; default 8080
     * @param tls empty: in the clear
     */
    public record Web(String host, int port, Optional<Tls> tls) {}

    /**
     * The certificate that the HTTP server shows.
     *
     * @param keyStore it and its key, PKCS 12; relative to the configuration's folder
     * @param password opens the store; never shown
     */
    public record Tls(Path keyStore, String password) {
        @Override
        public String toString() {
            return "Tls[" + keyStore + "]";
        }
    }

    /**
     * Graphics, and where they are shown.
     *
     * @param folder OGraf packages, each a folder in it; default {@code graphics} beside the configuration
     * @param shipped those that came with the program, which count while that folder is not there; empty if it was named
     * @param outputs default one, {@code main}, 1920 by 1080
     */
    public record Graphics(Path folder, Optional<Path> shipped, List<Output> outputs) {
        public Graphics {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * A page that shows graphics, at {@code /output/<id>}; also the device of that id.
     *
     * @param id 1 to 64 letters, digits, hyphens and underscores
     * @param width of the picture, in pixels; 16 to 16384, default 1920
     * @param height 16 to 16384, default 1080
     */
    public record Output(String id, int width, int height) {}

    /**
     * How fast scripts are read, for the times that the prompter shows.
     *
     * @param wordsPerMinute of presenters of whom nobody says it; 60 to 360, default 180
     * @param presenters those who are known; what stands here wins over what the newsroom sends
     */
    public record Prompter(int wordsPerMinute, List<Presenter> presenters) {
        public Prompter {
            presenters = List.copyOf(presenters);
        }
    }

    /**
     * One who reads.
     *
     * @param name as the newsroom writes it; capitals do not count
     * @param wordsPerMinute 60 to 360
     */
    public record Presenter(String name, int wordsPerMinute) {}

    /**
     * Who may use the plug-in for newsroom clients, at {@code /plugin}.
     *
     * @param origins web origins of clients that may have it in a frame, as browsers write them; at least one
     * @param token what they show; 24 to 256 letters, digits, hyphens and underscores, never shown by us
     */
    public record Plugin(List<String> origins, String token) {
        public Plugin {
            origins = List.copyOf(origins);
        }

        @Override
        public String toString() {
            return "Plugin[" + origins + "]";
        }
    }

    /** What is logged, and how; to standard error. */
    public record Logging(Level level, Format format) {
        /** The least important line that is still written. */
        public enum Level {
            ERROR,
            WARN,
            INFO,
            DEBUG,
            TRACE
        }

        /** Lines for people or for programs. */
        public enum Format {
            TEXT,
            JSON
        }
    }
}
