package org.cueway.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.dialect.Dialect;

/**
 * The whole configuration, checked. Names are those of the file; {@code cueway init} writes one with every key and its
 * default.
 */
public record Config(
        Mos mos, List<Newsroom> newsrooms, Behind behind, Store store, Web web, Prompter prompter, Logging logging) {
    /** The newsroom id that admits any newsroom. */
    public static final String ANY = "*";

    public Config {
        newsrooms = List.copyOf(newsrooms);
    }

    /**
     * Who we are, and where newsrooms reach us.
     *
     * @param id our mosID; 1 to 128 characters, compared octet for octet
     * @param zone in which times without a zone are read; default the machine's
     * @param heartbeat idle time after which we send a heartbeat; 1 s to 1 h, default 30 s
     * @param silence time without any frame after which a lane is down; longer than {@code heartbeat}, default 90 s
     */
    public record Mos(String id, Listen listen, ZoneId zone, Duration heartbeat, Duration silence) {}

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
     * @param ncsIDs the IDs that it uses, the main one first; default {@code id}; empty for {@link #ANY}
     * @param dialect its habits; default {@code auto}
     * @param allow networks it may come from, as {@code address/bits}; empty: any
     * @param dial where we connect to; empty: it connects to us, and that is all
     */
    public record Newsroom(String id, List<String> ncsIDs, Dialect dialect, List<String> allow, Optional<Dial> dial) {
        public Newsroom {
            ncsIDs = List.copyOf(ncsIDs);
            allow = List.copyOf(allow);
        }
    }

    /**
     * Where a newsroom listens.
     *
     * @param hosts in the order of the newsroom's {@code ncsIDs}, at most as many
     * @param lower channel {@code mom}; 1 to 65535, default 10540
     * @param upper channel {@code ro}; 1 to 65535, default 10541
     */
    public record Dial(List<String> hosts, int lower, int upper) {
        public Dial {
            hosts = List.copyOf(hosts);
        }
    }

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
     */
    public record Device(
            String id, Where where, Dialect dialect, List<String> allow, Optional<String> newsroom, Rundowns rundowns) {
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
     */
    public record Web(String host, int port) {}

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
