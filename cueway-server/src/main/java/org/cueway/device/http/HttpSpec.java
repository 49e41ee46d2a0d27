package org.cueway.device.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Who is told, and how.
 *
 * @param urls each gets every event; http or https, without user information
 * @param secrets a signature for each, so that they can be changed one by one; empty: not signed
 * @param allow empty: only the hosts of {@code urls}, and those not at addresses that are link-local or serve metadata
 * @param source who we are in the events; default {@code cueway}
 */
public record HttpSpec(List<URI> urls, List<WebhookSecret> secrets, Allowed allow, String source) {
    public HttpSpec {
        urls = List.copyOf(urls);
        secrets = List.copyOf(secrets);
    }

    /**
     * Where requests may go.
     *
     * @param hosts in small letters
     */
    public record Allowed(List<String> hosts, List<Network> networks) {
        public Allowed {
            hosts = List.copyOf(hosts);
            networks = List.copyOf(networks);
        }

        /** Nothing was said about it. */
        public static Allowed unsaid() {
            return new Allowed(List.of(), List.of());
        }

        boolean isUnsaid() {
            return hosts.isEmpty() && networks.isEmpty();
        }
    }

    /** What is wrong with a URL; empty if it will do. */
    public static Optional<String> wrong(URI url) {
        var scheme = String.valueOf(url.getScheme());
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            return Optional.of("has the scheme " + scheme + ", expected http or https");
        }
        if (url.getHost() == null) return Optional.of("names no host, expected one");
        return url.getUserInfo() == null
                ? Optional.empty()
                : Optional.of("has user information, expected none: requests are signed with a secret");
    }

    /** For people: without what may be secret. */
    static String words(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }

    @Override
    public String toString() {
        return urls.stream().map(HttpSpec::words).toList().toString();
    }
}
