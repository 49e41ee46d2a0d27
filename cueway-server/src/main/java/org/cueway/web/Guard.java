package org.cueway.web;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may ask for what, as long as no user is configured: callers on the machine itself for everything, others for
 * health alone. Immutable.
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
