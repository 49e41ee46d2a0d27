package org.cueway.simulator.nmos.fault;

import java.util.regex.Pattern;
import org.cueway.simulator.nmos.http.Request;

/**
 * Some requests.
 *
 * @param method {@code PATCH}; empty: any
 * @param path found anywhere in path and query
 * @param times how often; 0: always
 */
public record Requests(String method, Pattern path, int times) {
    /** All of them. */
    public static Requests any() {
        return new Requests("", Pattern.compile(""), 0);
    }

    /** Those of a method. */
    public static Requests of(String method) {
        return new Requests(method, Pattern.compile(""), 0);
    }

    /** Those among them that have this in path or query. */
    public Requests with(String pathRegex) {
        return new Requests(method, Pattern.compile(pathRegex), times);
    }

    /** The first so many of them. */
    public Requests first(int count) {
        return new Requests(method, path, count);
    }

    boolean fits(Request request) {
        return (method.isEmpty() || method.equals(request.method()))
                && path.matcher(request.target()).find();
    }
}
