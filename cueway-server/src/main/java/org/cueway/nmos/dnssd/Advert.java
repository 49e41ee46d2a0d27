package org.cueway.nmos.dnssd;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cueway.nmos.ApiVersion;

/**
 * A service that is offered, as its records tell it, read as IS-04 "Discovery" wants it (nmos §2.2, C-19).
 *
 * @param name of the instance, for people
 */
public record Advert(String name, Place place, Txt txt, Way way) {
    private static final String HTTPS = "https";

    /**
     * One that somebody wrote down, {@code http://registry.example:3211}; a path behind it does not count.
     *
     * @throws IllegalArgumentException if it has no scheme, host or usable port
     */
    public static Advert configured(URI address) {
        var host = address.getHost();
        var scheme = address.getScheme();
        if (host == null || scheme == null) {
            throw new IllegalArgumentException(
                    "expected an address such as http://registry.example:3211, found " + address);
        }
        int usual = scheme.equalsIgnoreCase(HTTPS) ? 443 : 80;
        int port = address.getPort() < 0 ? usual : address.getPort();
        var txt = new Txt(Map.of("api_proto", scheme.toLowerCase(Locale.ROOT), "pri", "0"));
        return new Advert(address.toString(), new Place(host, port, 0, List.of()), txt, Way.CONFIGURED);
    }

    /** {@code http} or {@code https}, or what else it says; {@code http} if it says nothing. */
    public String protocol() {
        return txt.value("api_proto").orElse("http").toLowerCase(Locale.ROOT);
    }

    /** Its versions: v1.0 if it says none. Empty if nobody knows, and it has to be asked. */
    public Optional<Set<ApiVersion>> versions() {
        if (way == Way.CONFIGURED) return Optional.empty();
        return Optional.of(Arrays.stream(txt.value("api_ver").orElse("v1.0").split(",", -1))
                .flatMap(version -> ApiVersion.of(version).stream())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether a token is needed. */
    public boolean authorization() {
        return txt.value("api_auth").filter("true"::equalsIgnoreCase).isPresent();
    }

    /** 0 is best; from 100 for development. What TXT says, else the SRV record (C-21). */
    public int priority() {
        return txt.value("pri")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(place.priority());
    }

    /** Scheme, host and port: what it is known by. */
    public URI address() {
        return root(place.host());
    }

    /**
     * Where to try, in order, without path: over http the addresses that came with the record, since our own resolver may not know the
     * host, or take long to say so; without such, and over https, the host, for it stands in the certificate.
     */
    public List<URI> tries() {
        if (protocol().equals(HTTPS) || place.addresses().isEmpty()) return List.of(address());
        return place.addresses().stream().map(this::root).distinct().toList();
    }

    private URI root(String host) {
        var shown = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create(protocol() + "://" + shown + ":" + place.port());
    }
}
