package org.cueway.mos.wire.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** A name and a password, for HTTP Basic. Never shown. */
public record Login(String username, String password) {
    /** The value of {@code Authorization}. */
    public String header() {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a value of {@code Authorization} has this name and password; takes the same time whatever is wrong. */
    public boolean isIn(String authorization) {
        int blank = authorization.indexOf(' ');
        boolean basic = blank > 0 && authorization.substring(0, blank).equalsIgnoreCase("Basic");
        var said = basic ? "Basic " + authorization.substring(blank + 1).strip() : authorization;
        return MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), header().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Login[" + username + "]";
    }
}
