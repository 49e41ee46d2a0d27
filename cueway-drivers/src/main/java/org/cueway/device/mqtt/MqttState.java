package org.cueway.device.mqtt;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What is at one place: a studio's own topic, or a lamp. Immutable. */
public sealed interface MqttState {
    /**
     * That.
     *
     * @param about for which item; empty if nothing is on air or ready
     * @param signals how often that item was signalled; empty if nobody counts, as on a broker
     */
    record Shows(Light light, Optional<About> about, Optional<Signals> signals) implements MqttState {
        /** What lets itself be read back: all but the signals. */
        Shows said() {
            return new Shows(light, about, Optional.empty());
        }
    }

    /** A lamp says what it shows, and that is what it shows for any of these; for none of them if it is something else. */
    record Alike(Set<Light> lights) implements MqttState {
        public Alike {
            lights = Set.copyOf(lights);
        }
    }

    /**
     * The item that something is shown for.
     *
     * @param source who gave the cue
     * @param since when it came to where it stands, in whole milliseconds
     */
    record About(String newsroom, String roID, String storyID, String itemID, String source, Instant since) {
        /** The item alone: who took it off, and when, is said by nobody. */
        About off() {
            return new About(newsroom, roID, storyID, itemID, "", Instant.EPOCH);
        }
    }

    /**
     * Signals given to an item on air.
     *
     * @param payload what each publishes; empty: what the lamp has configured
     */
    record Signals(int count, Optional<String> payload) {}
}
