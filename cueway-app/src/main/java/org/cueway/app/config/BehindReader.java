package org.cueway.app.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cueway.app.config.Config.Behind;
import org.cueway.app.config.Config.Device;
import org.cueway.app.config.Config.Device.Rundowns;
import org.cueway.app.config.Config.Mos;
import org.cueway.app.config.Config.Mos4;
import org.cueway.app.config.Config.Newsroom;
import org.cueway.app.config.Config.Rule;
import org.cueway.app.config.Config.Where;
import org.cueway.mos.value.MosName;

/** Reads {@code relay} and {@code redirect}. Confined to the thread that reads. */
final class BehindReader {
    private final Keys.Context context;
    private final Function<String, Optional<Path>> path;
    private final Mos mos;
    private final List<Newsroom> newsrooms;
    private final Set<String> ids = new HashSet<>();

    /** {@code path} is a path from its text. */
    BehindReader(Keys.Context context, Function<String, Optional<Path>> path, Mos mos, List<Newsroom> newsrooms) {
        this.context = context;
        this.path = path;
        this.mos = mos;
        this.newsrooms = newsrooms;
    }

    Behind read(Keys root) {
        Keys relay = root.section("relay");
        Optional<String> ncsID = ConfigReader.id(relay, "ncsID");
        ncsID.filter(id -> newsrooms.stream()
                        .anyMatch(newsroom -> newsroom.ncsIDs().contains(id)))
                .ifPresent(id -> relay.problem(
                        relay.place("ncsID"),
                        "ncsID",
                        "is \"" + id + "\", which a newsroom has, expected a name of our own"));
        List<Device> devices = devices(relay, "devices", "relay.devices");
        List<Rule> rules = rules(relay, devices);
        relay.finish();
        Keys redirect = root.section("redirect");
        List<Device> servers = devices(redirect, "servers", "redirect.servers");
        for (int i = 0; i < servers.size(); i++)
            refuseStranger(redirect, servers.get(i).id());
        redirect.finish();
        return new Behind(ncsID.orElse(mos.id()), devices, rules, servers);
    }

    private List<Device> devices(Keys keys, String key, String path) {
        boolean relayed = key.equals("devices");
        var devices = new ArrayList<Device>();
        List<Node> nodes = keys.items(key);
        for (int i = 0; i < nodes.size(); i++) {
            Keys one = Keys.of(nodes.get(i), path + "." + i, context);
            device(one, mos.zone(), relayed).ifPresent(devices::add);
        }
        return devices;
    }

    private Optional<Device> device(Keys keys, ZoneId zone, boolean relayed) {
        Optional<String> id = ConfigReader.id(keys, "id");
        if (keys.node("id").isEmpty()) {
            keys.problem(keys.place("id"), "id", "is missing, expected the device's mosID");
        }
        id.ifPresent(name -> refuseTaken(keys, name));
        boolean mos4 = relayed && keys.node("mos4").isPresent();
        if (keys.node("host").isEmpty() && !mos4) {
            keys.problem(keys.place("host"), "host", "is missing, expected the host name or address where it listens");
        }
        var where = new Where(
                keys.value(
                                "host",
                                "a host name or an address",
                                text -> Optional.of(text).filter(Keys::isWord))
                        .orElse(""),
                keys.number("lower", "a port", 1, 65535, 10540),
                keys.number("upper", "a port", 1, 65535, 10541),
                keys.node("query").map(_ -> keys.number("query", "a port", 1, 65535, 10542)));
        var dialect = DialectReader.read(keys, zone);
        var allow = keys.values("allow", "an address or a network such as 10.0.0.0/8", ConfigReader::network);
        var newsroom = relayed ? newsroom(keys) : Optional.<String>empty();
        var rundowns = relayed ? keys.word("rundowns", Rundowns.ITEMS) : Rundowns.NONE;
        var url = mos4 ? Optional.of(mos4(keys)) : Optional.<Mos4>empty();
        keys.finish();
        return id.map(name -> new Device(name, where, dialect, allow, newsroom, rundowns, url));
    }

    /** It is we who dial, and that one URL. */
    private Mos4 mos4(Keys keys) {
        var mos4 = Mos4Reader.read(keys.section("mos4"), path, 1);
        if (keys.node("host").isPresent()) {
            keys.problem(keys.place("host"), "host", "cannot stand beside mos4, which says where the device listens");
        }
        if (mos4.urls().isEmpty()) {
            keys.problem(keys.place("mos4"), "mos4.url", "is missing, expected a URL such as wss://device.example/mos");
        }
        return mos4;
    }

    private void refuseTaken(Keys keys, String id) {
        if (id.equals(mos.id())) {
            keys.problem(
                    keys.place("id"), "id", "is \"" + id + "\", which is mos.id, expected the mosID of another device");
        } else if (!ids.add(id)) {
            keys.problem(keys.place("id"), "id", "is \"" + id + "\", which another device has already");
        }
    }

    /** Rules of profile 6 (mos-protocol §6.8). */
    private void refuseStranger(Keys keys, String id) {
        if (!MosName.isSibling(mos.id(), id)) {
            keys.problem(
                    keys.place("servers"),
                    "servers",
                    "has \"" + id + "\", expected another machine of our own family: both names fully qualified,"
                            + " family.machine.location.enterprise.mos, with the same first label as mos.id, which is "
                            + mos.id());
        }
    }

    private Optional<String> newsroom(Keys keys) {
        var names = newsrooms.stream()
                .map(Newsroom::id)
                .filter(name -> !name.equals(Config.ANY))
                .toList();
        return keys.node("newsroom").isEmpty() ? Optional.empty() : keys.oneOf("newsroom", names);
    }

    private List<Rule> rules(Keys keys, List<Device> devices) {
        var names = devices.stream().map(Device::id).toList();
        var rules = new ArrayList<Rule>();
        List<Node> nodes = keys.items("rules");
        for (int i = 0; i < nodes.size(); i++) {
            Keys one = Keys.of(nodes.get(i), "relay.rules." + i, context);
            rule(one, names).ifPresent(rules::add);
        }
        return rules;
    }

    private static Optional<Rule> rule(Keys keys, List<String> devices) {
        var given = new ArrayList<Rule.Match>();
        var text = Optional.<String>empty();
        for (var match : Rule.Match.values()) {
            String key = match.name().toLowerCase(Locale.ROOT);
            if (keys.node(key).isEmpty()) continue;
            given.add(match);
            text = ConfigReader.id(keys, key).filter(_ -> given.size() == 1);
        }
        if (given.size() != 1) {
            keys.problem(
                    keys.place(""),
                    "exact",
                    given.isEmpty()
                            ? "is missing, expected exact, prefix or family"
                            : "does not stand alone, expected one of exact, prefix and family");
        }
        if (keys.node("to").isEmpty()) {
            keys.problem(keys.place("to"), "to", "is missing, expected the id of one of relay.devices");
        }
        var to = keys.node("to").isEmpty() ? Optional.<String>empty() : keys.oneOf("to", devices);
        boolean rewrite = keys.flag("rewrite", false);
        keys.finish();
        return text.isPresent() && to.isPresent() && given.size() == 1
                ? Optional.of(new Rule(given.getFirst(), text.get(), to.get(), rewrite))
                : Optional.empty();
    }
}
