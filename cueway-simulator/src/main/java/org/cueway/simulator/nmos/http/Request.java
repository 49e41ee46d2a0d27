package org.cueway.simulator.nmos.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request, as it came.
 *
 * @param target path and query, as sent
 * @param headers in small letters; the first of each
 * @param body as UTF-8; empty if there is none
 * @param connection the number of its connection, from 1
 */
public record Request(String method, String target, Map<String, String> headers, String body, long connection) {
    public Request {
        headers = Map.copyOf(headers);
    }

    /** Without query, as sent. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** What stands behind the question mark, as sent; empty if nothing does. */
    public String rawQuery() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    /** The parameters, decoded, in their order; the last of each. */
    public Map<String, String> query() {
        return pairs(true);
    }

    /** The parameters, their values as sent. */
    public Map<String, String> undecodedQuery() {
        return pairs(false);
    }

    /**
     * What no client may send: a body or its type with a request that has none, or a slash at the end of a path that is written to
     * (nmos C-02, C-11); empty if all is well.
     */
    public Optional<Oddity> oddity() {
        var reading = method.equals("GET") || method.equals("HEAD");
        if (!reading && path().endsWith("/")) {
            return Optional.of(new Oddity(404, "a path that ends in a slash is for reading only"));
        }
        var bodiless = reading || method.equals("DELETE") || method.equals("OPTIONS");
        return bodiless && (headers.containsKey("content-type") || !body.isEmpty())
                ? Optional.of(new Oddity(400, method + " has no body and no Content-Type"))
                : Optional.empty();
    }

    /** What is odd about a request, and the status that says so. */
    public record Oddity(int status, String why) {}

    private Map<String, String> pairs(boolean decoding) {
        var pairs = new LinkedHashMap<String, String>();
        for (var pair : rawQuery().split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.put(name, decoding ? decoded(value) : value);
            }
        }
        return Collections.unmodifiableMap(pairs);
    }

    /** Text with its percent signs read; as it is if they cannot be. */
    public static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
