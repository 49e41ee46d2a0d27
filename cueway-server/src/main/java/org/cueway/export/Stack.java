package org.cueway.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.rundown.Air;

/**
 * A running order as a playlist of graphics: an entry for each item that shows one, in the order of the running order
 * ({@code device-protocols} §7.2). Immutable.
 *
 * @param revision up by one with each change; 0 if it has never been given one
 * @param air the newsroom's approval
 */
public record Stack(Named named, long revision, Air air, List<Entry> entries) {
    /** Copies. */
    public Stack {
        entries = List.copyOf(entries);
    }

    /** The same with another revision. */
    public Stack at(long other) {
        return new Stack(named, other, air, entries);
    }

    /** One graphic. */
    public record Entry(Spot spot, Source source, Filled filled, Output output, Span span) {}

    /**
     * Where it stands.
     *
     * @param pos from 1
     * @param page the number by which it can be called, four digits or more; see {@link PageTable}
     * @param floated whether its story is passed over
     */
    public record Spot(int pos, String page, boolean floated) {}

    /**
     * The item, in the newsroom's words.
     *
     * @param storyNum may be empty
     * @param itemID may be empty
     * @param slug how people call the item
     */
    public record Source(String storyID, String storyNum, String itemID, String slug) {}

    /**
     * What is shown.
     *
     * @param version of the template; empty if nobody says
     * @param data texts by field, in order
     */
    public record Filled(String template, String version, Map<String, String> data) {
        /** Copies. */
        public Filled {
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        }
    }

    /**
     * Where it is meant to be shown; each may be empty.
     *
     * @param channel {@code itemChannel}
     * @param device id of the device that a rule names
     * @param layer what the rule says of it
     */
    public record Output(String channel, String device, String layer) {}

    /**
     * How long, as time codes; see {@link Timecode}.
     *
     * @param in {@code itemEdStart}
     * @param duration {@code itemUserTimingDur}, else {@code itemEdDur}
     */
    public record Span(Optional<String> in, Optional<String> duration) {}
}
