package org.cueway.mos.wire.websocket;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A WebSocket server to dial.
 *
 * @param url {@code ws} or {@code wss} with host and path, and a query of its own if it has one; no user, no fragment
 * @param login for HTTP Basic; only on {@code wss}, or on this machine, since it is readable otherwise (R85)
 * @param trust whose certificate is taken on {@code wss}
 * @param host what to send as {@code Host}; empty: the URL's (R84)
 */
public record Endpoint(URI url, Optional<Login> login, Trust trust, Optional<String> host) {
    public Endpoint {
        var wrong = wrong(url, login.isPresent());
        if (wrong.isPresent()) throw new IllegalArgumentException(url + " " + wrong.get());
    }

    /** What is wrong with such a URL, in words that follow it; empty if it is good. */
    public static Optional<String> wrong(URI url, boolean withLogin) {
        var scheme = String.valueOf(url.getScheme());
        if (!scheme.equals("ws") && !scheme.equals("wss")) return Optional.of("does not begin with ws:// or wss://");
        if (url.getHost() == null) return Optional.of("has no host");
        if (url.getUserInfo() != null) return Optional.of("has a login, which belongs into keys of its own");
        if (url.getFragment() != null) return Optional.of("has a # part, which no server sees");
        if (withLogin && scheme.equals("ws") && !isLoopback(url.getHost())) {
            return Optional.of("would send the password readable to everybody on the way, expected wss://");
        }
        return Optional.empty();
    }

    /** Whether the way to it is encrypted. */
    public boolean secure() {
        return url.getScheme().equals("wss");
    }

    /** The whole URL for one connection, with these parameters behind those that it has. */
    public URI with(Map<String, String> parameters) {
        var more = parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        var text = url.toString();
        return URI.create(text + (url.getRawQuery() == null ? "?" : "&") + more);
    }

    /** The address for people, without parameters: {@code wss://ncs-a.example/mos}. */
    public String words() {
        var text = url.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    /** Host and port for people: {@code ncs-a.example:443}. */
    String authority() {
        int port = url.getPort() >= 0 ? url.getPort() : secure() ? 443 : 80;
        return url.getHost() + ":" + port;
    }

    private static String encoded(String text) {
        // A blank may be written as + in a form, not in a URL of another kind.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) return true;
        try {
            var literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return InetAddress.ofLiteral(literal).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
