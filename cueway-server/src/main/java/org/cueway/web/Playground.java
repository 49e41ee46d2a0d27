package org.cueway.web;

import java.io.IOException;
import org.cueway.web.json.PlaygroundJson;

/** A newsroom that is there to be broken, so that people see what the gateway does then. Safe for use by any thread. */
public interface Playground {
    /** How it is now. */
    PlaygroundJson.State state();

    /**
     * Breaks something, or makes all whole again.
     *
     * @throws IOException if that cannot be done now; the message says why
     */
    void apply(PlaygroundJson.Fault fault) throws IOException;
}
