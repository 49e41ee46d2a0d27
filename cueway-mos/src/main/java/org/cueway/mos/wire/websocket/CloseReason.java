package org.cueway.mos.wire.websocket;

import java.nio.charset.StandardCharsets;

/** What stands in a Close (RFC 6455 §5.5.1). */
public final class CloseReason {
    /** The work is done. */
    public static final int NORMAL = 1000;
    /** What came is not what is spoken here. */
    public static final int POLICY = 1008;
    /** What came is too large. */
    public static final int TOO_LARGE = 1009;

    /** Never in a Close: how libraries say that none came. */
    private static final int NONE_CAME = 1006;

    private static final int MAX_BYTES = 123;

    private CloseReason() {}

    /** As much of {@code reason} as a Close has room for, in whole characters. */
    public static String cut(String reason) {
        var kept = reason;
        while (kept.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept;
    }

    /** What the peer's Close says, in words. */
    public static String words(int code, String reason) {
        // Ordinary: many servers end like this, ENPS among them (R87).
        if (code == NONE_CAME) return "connection lost, no WebSocket Close came (1006)";
        var said = reason.isBlank() ? "" : ": " + reason.strip();
        return "closed by the peer (WebSocket " + code + ")" + said;
    }
}
