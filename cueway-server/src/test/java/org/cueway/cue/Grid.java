package org.cueway.cue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.rundown.Air;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Slot;
import org.cueway.rundown.Story;

/** Running orders for tests, written as people read them: {@code S1(1) S2(1 2 3) S3()}; {@code -} is an item without ID. */
public final class Grid {
    public static final RundownId RO1 = new RundownId("NGTV-NRCS-A", "RO1");

    /** The base state of the sample messages. */
    public static final String BASE = "S1(1) S2(1 2 3) S3(1) S4(1) S5()";

    private Grid() {}

    public static Slot.Held held(String text) {
        var stories = new ArrayList<Story>();
        for (String part : text.replace(") ", ")\n").split("\n")) {
            int open = part.indexOf('(');
            var ids = part.substring(open + 1, part.length() - 1).strip();
            stories.add(story(part.substring(0, open), ids.isEmpty() ? Stream.of() : Stream.of(ids.split(" "))));
        }
        return new Slot.Held(
                new Rundown(RO1, Fields.NONE, List.of(), List.of(), stories, Air.UNKNOWN, Optional.empty()));
    }

    private static Story story(String storyID, Stream<String> itemIDs) {
        return new Story(
                storyID,
                Fields.NONE,
                List.of(),
                List.of(),
                itemIDs.map(Grid::item).toList(),
                Optional.empty(),
                Optional.empty());
    }

    private static Item item(String itemID) {
        return new Item(
                itemID.equals("-") ? "" : itemID,
                Optional.of("OBJ" + itemID),
                Optional.of("clips.mos"),
                Fields.NONE,
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** The items that cues are about, in order: {@code S2/1 S2/2}. */
    public static String items(List<Cue> cues) {
        return String.join(
                " ",
                cues.stream()
                        .map(cue -> cue.storyID() + "/" + cue.item().itemID())
                        .toList());
    }
}
