package org.cueway.export.delivery;

import java.util.Optional;

/**
 * A folder on another machine. Immutable.
 *
 * @param host a name or an address
 * @param path of the folder there; empty: the one that the login leads to
 * @param username for the login
 * @param password never shown; empty: none
 */
public record Remote(String host, int port, String path, String username, Optional<String> password) {
    /** The path of something in it. */
    public String inside(String name) {
        return path.isEmpty() || path.endsWith("/") ? path + name : path + "/" + name;
    }

    /** As a URL, without the password. */
    public String shown(String scheme) {
        return scheme + "://" + username + "@" + host + ":" + port + (path.startsWith("/") ? "" : "/") + path;
    }

    @Override
    public String toString() {
        return "Remote[" + username + "@" + host + ":" + port + " " + path + "]";
    }
}
