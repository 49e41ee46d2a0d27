package org.cueway.simulator.ncs.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.Story;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.RoDuration;
import org.cueway.mos.value.Samples;

/** Running orders to check with, and how they are written down: {@code A[1 2] B[]}. */
final class Orders {
    /** The one that most trials begin with. */
    static final String BASE = "A[1 2 3] B[1] C[] D[1]";

    private final long seed;
    private final String mosID;
    private int made;

    /** Those of one run. */
    Orders(long seed, String mosID) {
        this.seed = seed;
        this.mosID = mosID;
    }

    /** An ID that the device has never seen: real ones look like this (R32). */
    String newID() {
        return "CHECK-%d;P_CHECK\\W;{%04d}".formatted(seed, ++made);
    }

    /** {@code A[1 2 3] B[1] C[] D[1]}. */
    RoCreate base(String roID) {
        var stories = List.of(story("A", "1", "2", "3"), story("B", "1"), story("C"), story("D", "1"));
        return new RoCreate(roID, header("CHECK " + made), stories);
    }

    static RoHeader header(String slug) {
        var none = Optional.<String>empty();
        return new RoHeader(
                Optional.of(slug),
                Optional.of("STUDIO-1"),
                Optional.empty(),
                Optional.of(RoDuration.of(Duration.ofMinutes(10))),
                none,
                none,
                none,
                List.of(block("urn:cueway:check", "<mosPayload><a b=\"1\">x &amp; y</a> tail</mosPayload>")),
                List.of());
    }

    /** Only this is said. */
    static RoHeader slugOnly(String slug) {
        var none = Optional.<String>empty();
        return new RoHeader(
                Optional.of(slug), none, Optional.empty(), Optional.empty(), none, none, none, List.of(), List.of());
    }

    static MosExternalMetadata block(String schema, String payload) {
        var xml = "<mosExternalMetadata><mosScope>PLAYLIST</mosScope><mosSchema>" + schema + "</mosSchema>" + payload
                + "</mosExternalMetadata>";
        return new MosExternalMetadata(xml, Optional.of("PLAYLIST"), Optional.of(schema));
    }

    Story story(String id, String... items) {
        return new Story(
                id,
                Optional.of("STORY " + id),
                Optional.of(id + "1"),
                List.of(),
                Arrays.stream(items).map(this::item).toList(),
                List.of());
    }

    Item item(String id) {
        var none = Optional.<String>empty();
        return new Item(
                id,
                Optional.of("ITEM " + id),
                Optional.of("CHECK-OBJECT"),
                Optional.of(mosID),
                none,
                Optional.empty(),
                Optional.empty(),
                Optional.of("CH1"),
                Optional.empty(),
                Optional.of(Samples.of(250)),
                Optional.empty(),
                none,
                none,
                none,
                List.of(),
                List.of());
    }

    /** A running order as it is written down. */
    static String words(RoList list) {
        return list.stories().stream()
                .map(story -> story.storyID()
                        + story.items().stream().map(Item::itemID).collect(Collectors.joining(" ", "[", "]")))
                .collect(Collectors.joining(" "));
    }
}
