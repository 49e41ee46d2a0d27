package org.cueway.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.cueway.cue.Cause;
import org.cueway.cue.ItemRef;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.rundown.RundownId;

/**
 * What entries of kind {@link Entry.Kind#AIR} say in {@link Entry#changed}, and back: what should be at a place of a device, or
 * the state of an item that devices made true. Pure.
 */
public final class AirLines {
    private static final String PLACE = "place";
    private static final String AIR = "air";
    private static final String NEXT = "next";
    private static final String ARMED = "armed";
    private static final String STATUS = "status";
    /** Parts of a line about an item before its values. */
    private static final int HEAD = 12;

    private AirLines() {}

    /**
     * A place of a device.
     *
     * @param stand what should be there
     */
    public record Place(String device, String name, Stand stand) {}

    /** The state of an item; MOS's word for it. */
    public record ItemStatus(ItemRef item, String status) {}

    /** Of a place. */
    public static String of(Place place) {
        var lines = new StringJoiner("\n");
        lines.add(PLACE + "\t" + Tabbed.escaped(place.device()) + "\t" + Tabbed.escaped(place.name()));
        place.stand().air().ifPresent(playing -> lines.add(line(AIR, playing)));
        place.stand().next().ifPresent(playing -> lines.add(line(NEXT, playing)));
        if (place.stand().armed()) lines.add(ARMED);
        return lines.toString();
    }

    /** Of an item. */
    public static String of(ItemStatus told) {
        return join(STATUS, told.item()).add(Tabbed.escaped(told.status())).toString();
    }

    private static StringJoiner join(String word, ItemRef item) {
        return new StringJoiner("\t")
                .add(word)
                .add(Tabbed.escaped(item.rundown().newsroom()))
                .add(Tabbed.escaped(item.rundown().roID()))
                .add(Tabbed.escaped(item.storyID()))
                .add(Tabbed.escaped(item.itemID()));
    }

    private static String line(String word, Playing playing) {
        var cause = playing.cause();
        var line = join(word, cause.item())
                .add(Tabbed.escaped(cause.slug()))
                .add(Tabbed.escaped(cause.by()))
                .add(Boolean.toString(cause.leads()))
                .add(Boolean.toString(playing.motion().held()))
                .add(Integer.toString(playing.motion().steps()))
                .add(Integer.toString(playing.motion().starts()))
                .add(playing.since().toString());
        playing.values()
                .texts()
                .forEach((name, text) -> line.add(Tabbed.escaped(name)).add(Tabbed.escaped(text)));
        return line.toString();
    }

    /** The place among the lines of an entry; empty if there is none. */
    public static Optional<Place> place(String changed) {
        if (!changed.startsWith(PLACE + "\t")) {
            return Optional.empty();
        }
        var lines = changed.split("\n");
        var head = lines[0].split("\t", -1);
        var stand = Stand.IDLE;
        for (int i = 1; i < lines.length; i++) {
            var parts = lines[i].split("\t", -1);
            stand = switch (parts[0]) {
                case AIR -> new Stand(Optional.of(playing(parts)), stand.next(), stand.armed());
                case NEXT -> new Stand(stand.air(), Optional.of(playing(parts)), stand.armed());
                case ARMED -> new Stand(stand.air(), stand.next(), true);
                default -> stand; // of a newer Cueway
            };
        }
        return Optional.of(new Place(Tabbed.plain(head[1]), Tabbed.plain(head[2]), stand));
    }

    /** The state of an item among the lines of an entry; empty if there is none. */
    public static Optional<ItemStatus> status(String changed) {
        if (!changed.startsWith(STATUS + "\t")) {
            return Optional.empty();
        }
        var parts = changed.split("\n", 2)[0].split("\t", -1);
        return Optional.of(new ItemStatus(item(parts), Tabbed.plain(parts[5])));
    }

    private static ItemRef item(String[] parts) {
        return new ItemRef(
                new RundownId(Tabbed.plain(parts[1]), Tabbed.plain(parts[2])),
                Tabbed.plain(parts[3]),
                Tabbed.plain(parts[4]));
    }

    private static Playing playing(String[] parts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = HEAD; i + 1 < parts.length; i += 2) {
            values.put(Tabbed.plain(parts[i]), Tabbed.plain(parts[i + 1]));
        }
        return new Playing(
                new Cause(item(parts), Tabbed.plain(parts[5]), Tabbed.plain(parts[6]), Boolean.parseBoolean(parts[7])),
                new Values(values),
                new Playing.Motion(
                        Boolean.parseBoolean(parts[8]), Integer.parseInt(parts[9]), Integer.parseInt(parts[10])),
                Instant.parse(parts[11]));
    }
}
