package org.cueway.web;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import org.cueway.web.output.OutputFiles;

/**
 * Who may ask for what, as long as no user is configured: callers on the machine itself for everything, others for
 * health, outputs and graphics alone. Immutable.
 *
 * <p>A web page anywhere can make the browser of somebody on this machine ask us. It cannot read our answers, unless its
 * own name leads here (DNS rebinding): so the name that the caller used must be one that only this machine has.
 *
 * @param host the address that the server was told to bind, a name that callers may use as well
 */
record Guard(String host) {
    /**
     * What of a request matters.
     *
     * @param path without the query
     * @param remote the other end of the connection
     * @param forwarded whether a proxy passed it on, so that {@code remote} is not the caller
     * @param name the host that the caller asked for, without the port
     */
    record Caller(String path, InetAddress remote, boolean forwarded, String name) {}

    /** Why this caller may not; empty if it may. */
    Optional<Problem> refusal(Caller caller) {
        if (caller.path().equals("/health") || caller.path().startsWith("/health/")) {
            return Optional.empty();
        }
        if (OutputFiles.owns(caller.path())) {
            return Optional.empty();
        }
        if (caller.path().equals("/mos")) {
            return Optional.of(new Problem(
                    426,
                    "a WebSocket is spoken here",
                    "GET with Upgrade: websocket, version 13",
                    "a request without it",
                    "let the newsroom dial ws://<this machine>/mos?mosID=…&ncsID=…&channel=ro, or mom"));
        }
        if (caller.forwarded() || !caller.remote().isLoopbackAddress()) {
            return Optional.of(new Problem(
                    403,
                    "callers on this machine only",
                    "a caller on the loopback address, because no user is configured",
                    caller.forwarded()
                            ? "a request that a proxy passed on"
                            : caller.remote().getHostAddress(),
                    "ask on the machine itself, or through a tunnel: ssh -L 8080:127.0.0.1:<port> <this machine>"));
        }
        if (!known(caller.name())) {
            return Optional.of(new Problem(
                    403,
                    "unknown host name",
                    "localhost, an IP address or " + host,
                    caller.name(),
                    "use http://127.0.0.1:<port>/; other names could be a web page that wants to read what is here"));
        }
        return Optional.empty();
    }

    /**
     * What of a request that changes something matters; empty text stands for a header that is not there.
     *
     * @param type {@code Content-Type}
     * @param site {@code Sec-Fetch-Site}
     * @param origin {@code Origin}
     * @param self {@code Host}, as the caller wrote it
     */
    record Change(String type, String site, String origin, String self) {
        /** Whether a page of our own asks, so that somebody sits at the console. */
        boolean fromConsole() {
            return !origin.isEmpty() || site.equals("same-origin");
        }
    }

    /**
     * Why this change may not be asked for; empty if it may. A page of somebody else's in a browser on this machine can send
     * us forms and plain text without asking; JSON it cannot, and its browser says whose page it is.
     */
    static Optional<Problem> refusal(Change change) {
        String type = change.type().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.equals("application/json")) {
            return Optional.of(new Problem(
                    415,
                    "unsupported media type",
                    "Content-Type: application/json",
                    change.type().isEmpty() ? "none" : change.type(),
                    "send the body as JSON and say so"));
        }
        boolean own = change.origin().isEmpty()
                || change.origin().equals("http://" + change.self())
                || change.origin().equals("https://" + change.self());
        boolean sameSite = change.site().isEmpty()
                || change.site().equals("same-origin")
                || change.site().equals("none");
        return own && sameSite
                ? Optional.empty()
                : Optional.of(new Problem(
                        403,
                        "asked for by another site's page",
                        "the console of this gateway, or a program",
                        change.origin().isEmpty() ? change.site() : change.origin(),
                        "use the console at the address that the gateway prints when it starts"));
    }

    private boolean known(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return wanted.equals("localhost")
                || wanted.endsWith(".localhost")
                || wanted.equals(host.toLowerCase(Locale.ROOT))
                || isLiteral(wanted);
    }

    private static boolean isLiteral(String name) {
        try {
            InetAddress.ofLiteral(
                    name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
