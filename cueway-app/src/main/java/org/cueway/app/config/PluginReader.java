package org.cueway.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cueway.base.PluginLimits;

/** Reads {@code plugin}. Confined to the thread that reads. */
final class PluginReader {
    private static final String ORIGIN = "a web origin such as https://nrcs.example, without a path";
    private static final int LEAST = PluginLimits.defaults().leastTokenChars();

    private PluginReader() {}

    /** The section; empty if nobody may use the plug-in. */
    static Optional<Config.Plugin> read(Keys keys) {
        boolean there = keys.node("origins").isPresent() || keys.node("token").isPresent();
        List<String> origins = keys.oneOrMore("origins", ORIGIN, PluginReader::origin);
        var token = keys.value("token", LEAST + " to 256 letters, digits, hyphens or underscores", PluginReader::token);
        for (var key : List.of("origins", "token")) {
            if (there && keys.node(key).isEmpty()) {
                keys.problem(
                        keys.place(key),
                        key,
                        "is missing, expected "
                                + (key.equals("token") ? "a secret that newsroom clients show" : ORIGIN)
                                + ", or neither it nor the other");
            }
        }
        keys.finish();
        return token.map(secret -> new Config.Plugin(origins, secret)).filter(_ -> !origins.isEmpty());
    }

    /** As browsers write it: small letters, no port where it is the usual one. */
    private static Optional<String> origin(String text) {
        try {
            var uri = new URI(text.strip().toLowerCase(Locale.ROOT));
            var scheme = String.valueOf(uri.getScheme());
            boolean bare = List.of("http", "https").contains(scheme)
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && List.of("", "/").contains(String.valueOf(uri.getPath()));
            boolean usual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
            return bare
                    ? Optional.of(scheme + "://" + uri.getHost() + (usual ? "" : ":" + uri.getPort()))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** It stands in an address, so no sign has to be escaped there. */
    private static Optional<String> token(String text) {
        return Optional.of(text).filter(it -> it.matches("[A-Za-z0-9_-]{" + LEAST + ",256}"));
    }
}
