package org.cueway.device.ograf;

import java.time.Instant;
import java.util.Map;

/**
 * A page that is open. What it is told by whoever has its connection, {@link Output} makes something of; all its state is
 * guarded by the output's lock.
 */
public final class Page {
    private final Output output;
    final PageWire wire;
    final Role role;
    final Instant since;
    /** When it was heard last, by the monotonic clock. */
    long heardAt;
    /** Whether it has said hello. */
    boolean ready;
    /** Whether it has only just been opened, so that it shows nothing because it was never told. */
    boolean fresh;
    /** What it says is on its layers. */
    Map<Integer, OgrafState> shows = Map.of();

    String agent = "";
    int width;
    int height;

    /** What a page is for. */
    public enum Role {
        /** It is the picture. */
        PICTURE,
        /** It shows what is next. */
        PREVIEW,
        /** It shows what is on air, and nobody counts on it: a console's. */
        MONITOR
    }

    Page(Output output, PageWire wire, Role role, Instant since) {
        this.output = output;
        this.wire = wire;
        this.role = role;
        this.since = since;
    }

    /** It said something. Safe for use by any thread. */
    public void received(String text) {
        output.received(this, text);
    }

    /** Its connection is gone. Safe for use by any thread. */
    public void closed() {
        output.closed(this);
    }
}
