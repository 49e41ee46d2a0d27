package org.cueway.simulator.device.check;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.ModificationMessage.Delete;
import org.cueway.mos.model.ModificationMessage.New;
import org.cueway.mos.model.ModificationMessage.RoReqStoryAction;
import org.cueway.mos.model.ModificationMessage.StoryAction;
import org.cueway.mos.model.ModificationMessage.Update;
import org.cueway.mos.model.ObjectRequestMessage.MosItemReplace;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.StoryText;
import org.cueway.simulator.check.Bench;
import org.cueway.simulator.check.Trial;

/** Profiles 3 and 7: what a device wishes of items and stories. Makes one story and deletes it again. Stateless. */
final class Changes {
    private static final String WISH = "MOS 4.0 §3.9.1";
    private static final String REPLACE = "MOS 4.0 §3.3.2";

    private Changes() {}

    static void run(Bench bench) throws InterruptedException {
        bench.tries(
                Playlists.of(3, 1, "mosItemReplace is taken, and the devices are told", REPLACE + ", R114"),
                t -> t.inSpiteOfOthers(Changes::replaced));
        bench.tries(Playlists.of(3, 2, "mosItemReplace of an item that is not there is refused", REPLACE), t -> {
            var target = Playlists.target(t);
            t.refused(new MosItemReplace(target.roID(), target.storyID(), nameless("NO SUCH ITEM")));
        });
        bench.tries(
                Playlists.of(
                        7,
                        1,
                        "a story is made, changed and deleted on request, and the devices are told",
                        WISH + ", R152"),
                Changes::life);
        bench.tries(Playlists.of(7, 2, "a wish about a story that is not there is refused", WISH), t -> {
            var roID = Playlists.some(t).getFirst().roID();
            t.refused(wish(new Delete(roID, "NO SUCH STORY")));
        });
        bench.tries(
                Playlists.of(7, 3, "a wish about a running order that is not there is refused", WISH),
                t -> t.refused(wish(new Delete("CUEWAY-CHECK;NO SUCH RUNNING ORDER", "X"))));
    }

    /** An item as it is: nothing changes, and it has to be told all the same. */
    private static void replaced(Trial t) throws IOException, InterruptedException {
        var target = Playlists.target(t);
        var held = Playlists.list(t, target.roID()).stories().stream()
                .filter(story -> story.storyID().equals(target.storyID()))
                .flatMap(story -> story.items().stream())
                .findFirst();
        t.expect(held.isPresent(), "an item in story " + target.storyID(), "none");
        long since = t.now();
        t.ok(new MosItemReplace(target.roID(), target.storyID(), held.orElseThrow()));
        t.mayFollow(since, RoElementAction.class, told -> told.roID().equals(target.roID()), "roElementAction REPLACE");
    }

    private static void life(Trial t) throws IOException, InterruptedException {
        var roID = Playlists.some(t).getFirst().roID();
        long since = t.now();
        var answer = t.ok(wish(new New(roID, Optional.of(new Position.End()), List.of(), text("CUEWAY CHECK"))));
        var made = answer instanceof RoAck ack ? ack.roStatus().strip() : "";
        t.expect(!made.isEmpty() && !made.equalsIgnoreCase("OK"), "the new storyID in roStatus", made);
        try {
            var list = Playlists.list(t, roID);
            t.expect(holds(list, made, "CUEWAY CHECK"), "story " + made + " in the running order", "it is not there");
            t.ok(wish(new Update(roID, Optional.empty(), List.of(), made, text("CUEWAY CHECK 2"))));
            var changed = holds(Playlists.list(t, roID), made, "CUEWAY CHECK 2");
            t.expect(changed, "storySlug CUEWAY CHECK 2", "another");
        } finally {
            t.ok(wish(new Delete(roID, made)));
        }
        var left =
                Playlists.list(t, roID).stories().stream().map(Story::storyID).filter(made::equals);
        t.expect(left.findFirst().isEmpty(), "no story " + made + " any more", "it is there");
        t.mayFollow(since, RoElementAction.class, told -> told.roID().equals(roID), "roElementAction INSERT");
    }

    private static boolean holds(RoList list, String storyID, String slug) {
        return list.stories().stream()
                .anyMatch(story -> story.storyID().equals(storyID)
                        && story.storySlug().filter(slug::equals).isPresent());
    }

    private static RoReqStoryAction wish(StoryAction action) {
        return new RoReqStoryAction(action, OptionalInt.empty(), Optional.of("cueway-check"));
    }

    private static StoryText text(String slug) {
        var body = new StoryText.Body("<storyBody><p>Check.</p></storyBody>", false, List.of());
        return new StoryText(Optional.of(slug), Optional.empty(), Optional.of(body), List.of(), List.of());
    }

    private static Item nameless(String itemID) {
        var none = Optional.<String>empty();
        return new Item(
                itemID,
                none,
                Optional.of("X"),
                Optional.of("X"),
                none,
                Optional.empty(),
                Optional.empty(),
                none,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                none,
                none,
                none,
                List.of(),
                List.of());
    }
}
