package org.cueway.rundown;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The running order that the sample messages start from: S1 (1), S2 (1 2 3), S3 (1), S4 (1), S5 (no item). */
final class EveningShow {
    static final String BASE = "S1(1) S2(1 2 3) S3(1) S4(1) S5()";
    static final Block NOT_APPROVED = new Block("story/v9", "<approved>0</approved>");
    static final Block OTHER_SCHEMA = new Block("clip/v2", "<tracks>2</tracks>");

    private static final RundownId RO1 = new RundownId("NGTV-NRCS-A", "RO1");

    private EveningShow() {}

    /** The base state; S4 has a body, S2 and its item 1 are playing, and the running order is ready for air. */
    static Slot.Held held() {
        Slot slot = new Slot.Empty(RO1);
        for (Edit edit : List.of(
                described(),
                new Edit.SetAir(Air.READY),
                new Edit.SetStatus(new Target.OneStory("S2"), playing()),
                new Edit.SetStatus(new Target.OneItem("S2", "1"), playing()),
                body("S4", "<storyBody><p>School meals.</p></storyBody>"))) {
            slot = ((Outcome.Applied) Rundowns.apply(slot, edit)).next();
        }
        return (Slot.Held) slot;
    }

    /** What {@code roCreate} and {@code roList} say. */
    static Edit.Put described() {
        return put(story("S1", "1"), story("S2", "1", "2", "3"), story("S3", "1"), story("S4", "1"), story("S5"));
    }

    static Edit.Put put(Story... stories) {
        return new Edit.Put(
                fields("roSlug", "EVENING SIX TUE", "roEdDur", "00:30:00", "macroIn", "bars-off"),
                List.of(NOT_APPROVED, OTHER_SCHEMA),
                List.of(),
                List.of(stories));
    }

    static Slot.Empty notHeld() {
        return new Slot.Empty(RO1);
    }

    static Status playing() {
        return new Status("PLAY", "2026-03-17T18:04:31,120Z");
    }

    static Edit.SendStory body(String storyID, String body, Item... items) {
        return new Edit.SendStory(storyID, Fields.NONE, List.of(), List.of(), Optional.of(body), List.of(items));
    }

    static Story story(String storyID, String... itemIDs) {
        return new Story(
                storyID,
                fields("storySlug", "SLUG OF " + storyID),
                List.of(),
                List.of(),
                Arrays.stream(itemIDs).map(EveningShow::item).toList(),
                Optional.empty(),
                Optional.empty());
    }

    static Item item(String itemID) {
        return new Item(
                itemID,
                Optional.of("NGV000417"),
                Optional.of("clips.example.mos"),
                fields("itemSlug", "ITEM " + itemID, "itemChannel", "VS1"),
                List.of(),
                List.of(),
                Optional.empty());
    }

    static Fields fields(String... namesAndTexts) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            values.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return new Fields(values);
    }

    /** The order of stories and items, written like {@link #BASE}. */
    static String order(Rundown rundown) {
        return rundown.stories().stream()
                .map(story -> story.storyID()
                        + story.items().stream().map(Item::itemID).collect(Collectors.joining(" ", "(", ")")))
                .collect(Collectors.joining(" "));
    }

    static Story find(Rundown rundown, String storyID) {
        return rundown.stories().stream()
                .filter(story -> story.storyID().equals(storyID))
                .findFirst()
                .orElseThrow();
    }
}
