package org.cueway.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cueway.app.config.Config.Accept;
import org.cueway.app.config.Config.Mos4;
import org.cueway.app.config.Node.Items;
import org.cueway.app.config.Node.Section;
import org.cueway.mos.model.Channel;
import org.cueway.mos.wire.MessageForm;
import org.cueway.mos.wire.websocket.Endpoint;
import org.cueway.mos.wire.websocket.Login;
import org.cueway.mos.wire.websocket.Trust;

/** Reads {@code mos4} of a newsroom. Confined to the thread that reads. */
final class Mos4Reader {
    private static final String URL = "a URL such as wss://ncs-a.example/mos";
    private static final List<String> CHANNELS =
            Stream.of(Channel.values()).map(Channel::word).toList();
    private static final List<String> FORMS =
            Stream.of(MessageForm.values()).map(MessageForm::word).toList();
    /** What has no meaning without a URL. */
    private static final List<String> OF_DIALLING =
            List.of("passive", "username", "password", "trust", "host", "channels");

    private final Keys keys;
    private final Function<String, Optional<Path>> path;

    private Mos4Reader(Keys keys, Function<String, Optional<Path>> path) {
        this.keys = keys;
        this.path = path;
    }

    /**
     * The section.
     *
     * @param path a path from its text
     * @param most servers that the newsroom has
     */
    static Mos4 read(Keys keys, Function<String, Optional<Path>> path, int most) {
        var mos4 = new Mos4Reader(keys, path).read(most);
        keys.finish();
        return mos4;
    }

    private Mos4 read(int most) {
        Optional<Login> login = login(keys);
        List<URI> urls = urls(most, login.isPresent());
        if (keys.node("url").isEmpty()) OF_DIALLING.forEach(this::refuseWithoutUrl);
        return new Mos4(
                urls,
                keys.flag("passive", false),
                login,
                trust(),
                keys.value(
                        "host",
                        "a host name, with a port if need be",
                        text -> Optional.of(text).filter(Keys::isWord)),
                keys.oneOf("encoding", FORMS).flatMap(MessageForm::named).orElse(MessageForm.UCS2BE),
                channels(),
                accept(keys.section("accept")));
    }

    private void refuseWithoutUrl(String key) {
        keys.node(key)
                .ifPresent(node -> keys.problem(
                        node.place(),
                        key,
                        "is about dialling the newsroom, expected mos4.url beside it"
                                + (key.endsWith("name") || key.endsWith("word")
                                        ? "; what it has to show when it dials us is mos4.accept." + key
                                        : "")));
    }

    private List<URI> urls(int most, boolean withLogin) {
        List<URI> urls = keys.node("url").orElse(null) instanceof Items
                ? keys.values("url", URL, Mos4Reader::uri)
                : keys.value("url", URL, Mos4Reader::uri).stream().toList();
        if (urls.size() > most) {
            keys.problem(
                    keys.place("url"),
                    "url",
                    "has " + urls.size() + ", expected at most " + most + ", one for each ncsID in the same order");
        }
        var good = new ArrayList<URI>();
        for (URI url : urls) {
            Endpoint.wrong(url, withLogin)
                    .ifPresentOrElse(
                            wrong -> keys.problem(keys.place("url"), "url", "\"" + url + "\" " + wrong),
                            () -> good.add(url));
        }
        return good;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text)).filter(URI::isAbsolute);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Login> login(Keys keys) {
        Optional<String> username = keys.value(
                "username",
                "a name without a colon",
                text -> Optional.of(text).filter(name -> !name.isEmpty() && name.indexOf(':') < 0));
        Optional<String> password = keys.value("password", "a text", Optional::of);
        if (username.isPresent() != password.isPresent()) {
            String missing = username.isPresent() ? "password" : "username";
            keys.problem(
                    keys.place(missing),
                    missing,
                    "is missing, expected it beside " + keys.path(username.isPresent() ? "username" : "password"));
            return Optional.empty();
        }
        return username.map(name -> new Login(name, password.orElseThrow()));
    }

    private Trust trust() {
        if (!(keys.node("trust").orElse(null) instanceof Section)) {
            return keys.oneOf("trust", List.of("known", "any"))
                            .filter("any"::equals)
                            .isPresent()
                    ? new Trust.Anyone()
                    : new Trust.Known();
        }
        Keys section = keys.section("trust");
        Optional<Trust> authority =
                section.value("ca", "a file of certificates, PEM or DER", path).map(Trust.Authority::new);
        Optional<Trust> pinned = section.value(
                        "pin",
                        "a SHA-256 fingerprint, 64 hexadecimal digits, as openssl x509 -fingerprint -sha256 prints it",
                        Trust.Pinned::of)
                .map(pin -> pin);
        boolean one = section.node("ca").isPresent() ^ section.node("pin").isPresent();
        if (!one) {
            keys.problem(keys.place("trust"), "trust", "expected known, any, { ca: FILE } or { pin: FINGERPRINT }");
        }
        section.finish();
        return authority.or(() -> pinned).orElse(new Trust.Known());
    }

    private List<Channel> channels() {
        if (keys.node("channels").isEmpty()) return List.of(Channel.MOM, Channel.RO);
        List<String> words = keys.values(
                "channels",
                "one of " + String.join(", ", CHANNELS),
                text -> Optional.of(text).filter(CHANNELS::contains));
        return Stream.of(Channel.values())
                .filter(channel -> words.contains(channel.word()))
                .toList();
    }

    private static Accept accept(Keys keys) {
        var accept = new Accept(login(keys), keys.flag("tls", false));
        keys.finish();
        return accept;
    }
}
