package org.cueway.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cueway.rundown.Air;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Story;

/** Entries and running orders for tests of what keeps them. */
public final class Samples {
    private Samples() {}

    /** An entry of newsroom NCS on channel ro, made now; {@code messageID} is also the text that its hash is made of. */
    public static Entry entry(Entry.Kind kind, String messageID, String rundown, String message) {
        return new Entry(
                0,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                kind,
                "NCS",
                "gateway.mos",
                "NCS-A",
                "ro",
                messageID,
                "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
                rundown,
                "default",
                message,
                "<mos><roAck/></mos>",
                "");
    }

    public static Rundown rundown(RundownId id, int stories) {
        return new Rundown(
                id,
                fields("roSlug", "News at " + id.roID(), "roEdStart", "2026-11-24T18:00:00"),
                List.of(new Block("http://example/ro", "<mosExternalMetadata>ro</mosExternalMetadata>")),
                List.of(),
                IntStream.range(0, stories).mapToObj(i -> story("S" + i, 3)).toList(),
                Air.UNKNOWN,
                Optional.empty());
    }

    public static Story story(String storyID, int items) {
        return new Story(
                storyID,
                fields("storySlug", "Slug of " + storyID, "storyNum", storyID.substring(1)),
                List.of(),
                List.of(),
                IntStream.range(0, items).mapToObj(i -> item("I" + i)).toList(),
                Optional.of("<storyBody><p>Words of " + storyID + "</p></storyBody>"),
                Optional.empty());
    }

    public static Item item(String itemID) {
        return new Item(
                itemID,
                Optional.of("OBJ-" + itemID),
                Optional.of("graphics.mos"),
                fields("itemSlug", "Lower third " + itemID),
                List.of(new Block("http://example/item", "<mosExternalMetadata>" + itemID + "</mosExternalMetadata>")),
                List.of(),
                Optional.empty());
    }

    /** The same running order with another body in the story at {@code place}; everything else is shared. */
    public static Rundown withStory(Rundown rundown, int place, String body) {
        var stories = new ArrayList<>(rundown.stories());
        var was = stories.get(place);
        stories.set(
                place,
                new Story(
                        was.storyID(),
                        was.fields(),
                        was.metadata(),
                        was.others(),
                        was.items(),
                        Optional.of(body),
                        was.status()));
        return withStories(rundown, stories);
    }

    public static Rundown withStories(Rundown rundown, List<Story> stories) {
        return new Rundown(
                rundown.id(),
                rundown.fields(),
                rundown.metadata(),
                rundown.others(),
                stories,
                rundown.air(),
                rundown.status());
    }

    public static Fields fields(String... namesAndTexts) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            fields.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return new Fields(fields);
    }
}
