package org.cueway.app.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cueway.nmos.ApiVersion;
import org.cueway.nmos.dnssd.BrowseSpec;
import org.cueway.nmos.dnssd.BrowseSpec.Order;
import org.cueway.nmos.is04.spec.NetworkSpec;
import org.cueway.nmos.is10.AuthSettings;
import org.cueway.nmos.is10.Credentials;
import org.cueway.nmos.tls.Fingerprint;
import org.cueway.nmos.tls.TlsSettings;

/** Reads {@code nmos}. Confined to the thread that reads. */
final class NmosReader {
    private static final String USUAL = "network";
    private static final String REGISTRY = "auto, none, or addresses such as http://registry.example:3211";
    private static final String ADDRESS = "an address such as http://device.example:8080";

    private final Path folder;
    private final Function<String, Optional<Path>> path;
    private final Keys.Context context;

    NmosReader(Path folder, Function<String, Optional<Path>> path, Keys.Context context) {
        this.folder = folder;
        this.path = path;
        this.context = context;
    }

    NmosConfig read(Keys keys) {
        var networks = networks(keys);
        var tls = tls(keys);
        var authorization = keys.node("authorization").flatMap(_ -> authorization(keys.section("authorization")));
        var data = keys.value("folder", "a path", path).orElseGet(() -> folder.resolve("data/nmos"));
        keys.finish();
        return networks.isEmpty() ? new NmosConfig.Off() : new NmosConfig.On(networks, tls, authorization, data);
    }

    /** Those of {@code networks}, each with keys of its own; or the one that the keys of the section itself are about. */
    private List<NetworkSpec> networks(Keys keys) {
        var networks = new ArrayList<NetworkSpec>();
        if (keys.node("networks").isEmpty()) {
            network(keys, USUAL).ifPresent(networks::add);
            return networks;
        }
        var names = new HashSet<String>();
        var nodes = keys.items("networks");
        for (int i = 0; i < nodes.size(); i++) {
            var one = Keys.of(nodes.get(i), "nmos.networks." + i, context);
            if (one.node("name").isEmpty()) one.problem(one.place("name"), "name", "is missing, expected its name");
            var name = one.text("name", USUAL + i);
            if (!names.add(name)) {
                one.problem(one.place("name"), "name", "is \"" + name + "\", which another network has already");
            }
            network(one, name).ifPresent(networks::add);
            one.finish();
        }
        return networks;
    }

    private static Optional<NetworkSpec> network(Keys keys, String name) {
        var words = keys.oneOrMore("registry", REGISTRY, text -> registry(text));
        var registries = words.stream().flatMap(Optional::stream).toList();
        boolean off = keys.node("registry").isPresent() && isWord(keys, "none");
        boolean auto = keys.node("registry").isEmpty() || isWord(keys, "auto");
        var browse = browse(keys, auto);
        var nodes = keys.oneOrMore("nodes", ADDRESS, NmosReader::address);
        var spec = new NetworkSpec(
                name,
                registries,
                browse,
                versions(keys),
                keys.flag("developmentRegistries", false),
                keys.flag("peerToPeer", false),
                nodes,
                keys.node("returnAfter")
                        .map(_ -> keys.duration(
                                "returnAfter", Duration.ofSeconds(10), Duration.ofDays(1), Duration.ofMinutes(5))),
                Map.of());
        return off && nodes.isEmpty() ? Optional.empty() : Optional.of(spec);
    }

    /** An address; the words that are none stand for no address. */
    @SuppressWarnings("OptionalMapToOptional") // outside: whether it can be read; inside: whether it is an address
    private static Optional<Optional<URI>> registry(String text) {
        return text.equals("auto") || text.equals("none")
                ? Optional.of(Optional.empty())
                : address(text).map(Optional::of);
    }

    private static boolean isWord(Keys keys, String word) {
        return keys.node("registry")
                .filter(node -> node instanceof Node.Text text && text.value().equals(word))
                .isPresent();
    }

    /** Registries that are written down are all there are, unless {@code mode} says to look for others, too. */
    private static BrowseSpec browse(Keys keys, boolean auto) {
        var mode = keys.oneOf("mode", List.of("auto", "unicast", "multicast", "both"));
        var order = switch (mode.orElse("auto")) {
            case "unicast" -> Order.UNICAST;
            case "multicast" -> Order.MULTICAST;
            case "both" -> Order.BOTH;
            default -> Order.UNICAST_FIRST;
        };
        return new BrowseSpec(
                auto || mode.isPresent() ? order : Order.NONE,
                keys.value(
                        "domain",
                        "a domain such as studio.example",
                        text -> Optional.of(text).filter(Keys::isWord)),
                keys.value("dnsServer", "an address such as 192.0.2.53 or 192.0.2.53:5353", NmosReader::server),
                keys.oneOrMore("interfaces", "an address of this machine", NmosReader::literal));
    }

    private static Optional<String> server(String text) {
        int colon = text.lastIndexOf(':');
        boolean port = colon > 0 && text.indexOf(':') == colon;
        return literal(port ? text.substring(0, colon) : text).map(_ -> text);
    }

    private static Optional<String> literal(String text) {
        try {
            InetAddress.ofLiteral(text);
            return Optional.of(text);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<ApiVersion> versions(Keys keys) {
        var versions = keys.oneOrMore(
                "queryVersions",
                "versions of v1.0 to v1.3",
                text -> ApiVersion.of(text).filter(NetworkSpec.VERSIONS::contains));
        return versions.isEmpty() ? NetworkSpec.VERSIONS : versions;
    }

    static Optional<URI> address(String text) {
        try {
            var uri = new URI(text);
            boolean fits = uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
            return fits ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private TlsSettings tls(Keys keys) {
        boolean secure = keys.flag("secure", false);
        var roots = keys.oneOrMore("trust", "files and folders of root certificates", path);
        var identity = keys.node("certificate").flatMap(_ -> identity(keys.section("certificate")));
        var forbidden = keys.flag("forbidExceptions", false);
        return new TlsSettings(secure, roots, identity, new TlsSettings.Exceptions(exceptions(keys), forbidden));
    }

    /** Unattended alone: nobody sits before a gateway that could sign in. */
    private static Optional<NmosConfig.Authorization> authorization(Keys keys) {
        var server = keys.value("server", "an address such as https://auth.example", NmosReader::address);
        if (keys.node("server").isEmpty()) {
            keys.problem(
                    keys.place("server"), "server", "is missing, expected an address such as https://auth.example");
        }
        var selector = keys.value("selector", "a text", Optional::of);
        var name = keys.text("name", "cueway");
        var client = keys.value("client", "what the server calls us", Optional::of);
        var secret = keys.value("secret", "a secret", Optional::of);
        boolean plain = keys.flag("plain", false);
        keys.finish();
        var settings = new AuthSettings(
                name,
                Set.of("query", "connection", "node", "ncp"),
                new AuthSettings.Grant.Unattended(),
                client.map(id -> new Credentials(id, secret)),
                plain);
        return server.map(address -> new NmosConfig.Authorization(address, selector, settings));
    }

    private Optional<TlsSettings.Identity> identity(Keys keys) {
        var file = keys.value("file", "a PEM file with our certificate", path);
        var key = keys.value("key", "a PEM file with its private key, PKCS 8", path);
        if (file.isEmpty() || key.isEmpty()) {
            keys.problem(keys.place("file"), "file", "and key belong together, expected both: { file, key }");
        }
        keys.finish();
        return file.flatMap(certificate -> key.map(secret -> new TlsSettings.Identity(certificate, secret)));
    }

    private List<TlsSettings.HostException> exceptions(Keys keys) {
        var exceptions = new ArrayList<TlsSettings.HostException>();
        keys.words("exceptions")
                .forEach((host, print) -> Fingerprint.of(print)
                        .ifPresentOrElse(
                                certificate -> exceptions.add(new TlsSettings.HostException(host, certificate)),
                                () -> keys.problem(
                                        keys.place("exceptions"),
                                        "exceptions",
                                        "has \"" + print + "\" for " + host
                                                + ", expected the SHA-256 of its certificate, 64 hexadecimal digits")));
        return exceptions;
    }
}
