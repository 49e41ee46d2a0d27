package org.cueway.simulator.nmos.http;

/**
 * One request that came, and what became of it.
 *
 * @param at where it came: {@code registry 1}, or {@code nodes 3} for the third port of nodes
 * @param status of the answer; 0 if there was none yet
 * @param overlapped whether more came on its connection before it was answered
 */
public record Received(String at, Request request, int status, boolean overlapped) {
    public String method() {
        return request.method();
    }

    /** Path and query. */
    public String target() {
        return request.target();
    }

    public String path() {
        return request.path();
    }

    public String body() {
        return request.body();
    }

    /** A header by its name in small letters; empty if there is none. */
    public String header(String name) {
        return request.headers().getOrDefault(name, "");
    }
}
