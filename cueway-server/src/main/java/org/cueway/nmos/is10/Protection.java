package org.cueway.nmos.is10;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Inventory.Change;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Device;
import org.cueway.nmos.Resource.Node;

/**
 * Knows which addresses ask for a token (C-79): the registry's, if it said so when it was found; a control of a device, and what lies
 * below it, by its flag {@code authorization}; a Node API, by that of its endpoint. Everything else is asked without, transport files
 * outside of {@code /x-nmos/connection} among it. Safe for use by any thread.
 */
public final class Protection {
    private static final String QUERY = "/x-nmos/query";
    private static final String NODE = "/x-nmos/node";

    /** Under scheme, host and port: what lies there, by who said it. */
    private final Map<String, Map<String, List<String>>> protectedPaths = new ConcurrentHashMap<>();

    private final Map<String, Boolean> registries = new ConcurrentHashMap<>();

    /** Follows the inventory from now on. */
    public Protection(Inventory inventory) {
        inventory.listen(this::changed);
        for (var kind : List.of(Resource.Kind.DEVICE, Resource.Kind.NODE))
            inventory.all(kind).forEach(this::add);
    }

    /** A registry was found, and said whether it asks for a token ({@code api_auth}). */
    public void registry(URI root, boolean asks) {
        registries.put(origin(root), asks);
    }

    /** Whether a request to this address carries a token. */
    public boolean asks(URI to) {
        var path = Optional.ofNullable(to.getPath()).orElse("");
        var asking = registries.get(origin(to));
        if (below(path, QUERY)) {
            // A subscription's socket may be on another port than the registry that named it (C-35).
            return asking != null ? asking : socket(to) && registries.containsValue(true);
        }
        return protectedPaths.getOrDefault(origin(to), Map.of()).values().stream()
                .anyMatch(paths -> paths.stream().anyMatch(each -> below(path, each)));
    }

    private void changed(Change change) {
        switch (change) {
            case Change.Added(var now) -> add(now);
            case Change.Altered(var before, var now) -> {
                remove(before);
                add(now);
            }
            case Change.Removed(var before) -> remove(before);
        }
    }

    private void add(Resource resource) {
        for (var address : addresses(resource)) {
            protectedPaths
                    .computeIfAbsent(origin(address), _ -> new ConcurrentHashMap<>())
                    .merge(resource.id(), List.of(trimmed(address.getPath())), Protection::both);
        }
    }

    private void remove(Resource resource) {
        for (var address : addresses(resource)) {
            var here = protectedPaths.get(origin(address));
            if (here != null) here.remove(resource.id());
        }
    }

    private static List<String> both(List<String> one, List<String> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    /** Those that ask for a token. */
    private static List<URI> addresses(Resource resource) {
        var found = new ArrayList<URI>();
        switch (resource) {
            case Device device -> {
                for (var control : device.controls()) {
                    if (control.authorization()) api(control.href()).ifPresent(found::add);
                }
            }
            case Node node -> {
                for (var each : node.endpoints()) {
                    var host = each.host().contains(":") ? "[" + each.host() + "]" : each.host();
                    if (each.authorization()) {
                        parsed(each.protocol() + "://" + host + ":" + each.port() + NODE)
                                .ifPresent(found::add);
                    }
                }
            }
            case Resource.Source _, Resource.Flow _, Resource.Sender _, Resource.Receiver _ -> {}
        }
        return found;
    }

    /** A page of the manufacturer's at the root of a host must not make tokens go to all that is below it. */
    private static Optional<URI> api(String href) {
        return parsed(href).filter(uri -> uri.getPath().contains("/x-nmos/"));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text)).filter(uri -> uri.getHost() != null && uri.getPath() != null);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String trimmed(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static boolean below(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }

    private static boolean socket(URI to) {
        return "ws".equals(to.getScheme()) || "wss".equals(to.getScheme());
    }

    /** {@code https://cam.example:443}: an API is the same over HTTP and over a WebSocket. */
    private static String origin(URI address) {
        boolean safe = "https".equals(address.getScheme()) || "wss".equals(address.getScheme());
        var host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : safe ? 443 : 80;
        return (safe ? "https://" : "http://") + host + ":" + port;
    }
}
