package org.cueway.simulator.ncs.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.DiscoveryMessage;
import org.cueway.mos.model.DiscoveryMessage.RoStorySend;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage;
import org.cueway.mos.model.ObjectRequestMessage;
import org.cueway.mos.model.PlugInMessage;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.StoryText;
import org.cueway.mos.model.SupersededMessage;

/** What the newsroom's own messages do to what it holds: one switch over the families, one per family. Pure. */
final class Changes {
    private Changes() {}

    static Optional<Shows> apply(Shows now, MosMessage message) {
        return switch (message) {
            case RunningOrderMessage runningOrder -> runningOrder(now, runningOrder);
            case SupersededMessage old -> runningOrder(now, old.current());
            case DiscoveryMessage discovery -> discovery(now, discovery);
            case BasicMessage _,
                    ObjectMessage _,
                    ObjectRequestMessage _,
                    ControlMessage _,
                    ModificationMessage _,
                    PlugInMessage _,
                    MosMessage.Unknown _ -> Optional.of(now);
        };
    }

    private static Optional<Shows> discovery(Shows now, DiscoveryMessage message) {
        return switch (message) {
            case RoStorySend(var roID, var storyID, var text) ->
                in(now, roID, show -> inStory(show, storyID, story -> Optional.of(told(story, text))));
            case DiscoveryMessage.RoReqAll _, DiscoveryMessage.RoListAll _ -> Optional.of(now);
        };
    }

    private static Optional<Shows> runningOrder(Shows now, RunningOrderMessage message) {
        return switch (message) {
            case RunningOrderMessage.RoCreate(var roID, var header, var stories) -> put(now, roID, header, stories);
            case RunningOrderMessage.RoReplace(var roID, var header, var stories) -> put(now, roID, header, stories);
            case RunningOrderMessage.RoMetadataReplace(var roID, var header) ->
                in(now, roID, show -> Optional.of(show.withHeader(Merge.header(show.header(), header))));
            case RunningOrderMessage.RoDelete(var roID) -> now.find(roID).map(_ -> now.without(roID));
            case RunningOrderMessage.RoReadyToAir(var roID, var air) ->
                in(now, roID, show -> Optional.of(show.withAir(air)));
            case RoElementAction action -> in(now, action.roID(), show -> action(show, action));
            case RunningOrderMessage.RoAck _,
                    RunningOrderMessage.RoReq _,
                    RunningOrderMessage.RoList _,
                    RunningOrderMessage.RoElementStat _ -> Optional.of(now);
        };
    }

    private static Optional<Show> action(Show show, RoElementAction action) {
        var stories = Sequence.of(show.stories());
        return switch (action) {
            case RunningOrderMessage.InsertStories(var _, var position, var added) ->
                stories.insert(position, scripted(show, added)).map(show::withStories);
            case RunningOrderMessage.ReplaceStory(var _, var id, var added) ->
                stories.replace(id, scripted(show, added)).map(show::withStories);
            case RunningOrderMessage.MoveStories(var _, var position, var ids) ->
                stories.move(position, ids).map(show::withStories);
            case RunningOrderMessage.DeleteStories(var _, var ids) ->
                stories.delete(ids).map(show::withStories);
            case RunningOrderMessage.SwapStories(var _, var first, var second) ->
                stories.swap(first, second).map(show::withStories);
            case RunningOrderMessage.InsertItems(var _, var story, var position, var added) ->
                inItems(show, story, items -> items.insert(position, added));
            case RunningOrderMessage.ReplaceItem(var _, var story, var id, var added) ->
                inItems(show, story, items -> items.replace(id, added));
            case RunningOrderMessage.MoveItems(var _, var story, var position, var ids) ->
                inItems(show, story, items -> items.move(position, ids));
            case RunningOrderMessage.DeleteItems(var _, var story, var ids) ->
                inItems(show, story, items -> items.delete(ids));
            case RunningOrderMessage.SwapItems(var _, var story, var first, var second) ->
                inItems(show, story, items -> items.swap(first, second));
        };
    }

    /** A complete description; a story that was there keeps its script, and the running order its approval. */
    private static Optional<Shows> put(Shows now, String roID, RoHeader header, List<Story> stories) {
        var held = now.find(roID).orElseGet(() -> new Show(roID, header, List.of(), Optional.empty()));
        var all = new Sequence<ScriptedStory>(List.of(), ScriptedStory::id);
        return all.insert(new Position.End(), scripted(held, stories))
                .map(next -> now.with(held.withHeader(header).withStories(next)));
    }

    /** Stories described anew; those that were there keep their scripts, whose cues follow the items. */
    private static List<ScriptedStory> scripted(Show held, List<Story> came) {
        return came.stream()
                .map(story -> held.story(story.storyID())
                        .map(before -> new ScriptedStory(
                                story, before.withItems(story.items()).script()))
                        .orElseGet(() -> new ScriptedStory(story, Optional.empty())))
                .toList();
    }

    /** What a story text says: what is present replaces, what is absent stays; items that the body alone has stay there. */
    private static ScriptedStory told(ScriptedStory held, StoryText text) {
        var items = new ArrayList<Item>();
        for (var item : held.story().items()) {
            var next = item;
            for (var came : text.storyBody().map(StoryText.Body::items).orElse(List.of())) {
                if (came.itemID().equals(item.itemID())) next = Merge.fromBody(next, came);
            }
            items.add(next);
        }
        var story = new Story(
                held.id(),
                text.storySlug().or(() -> held.story().storySlug()),
                text.storyNum().or(() -> held.story().storyNum()),
                Merge.metadata(held.story().metadata(), text.metadata()),
                items,
                Merge.others(held.story().others(), text.others()));
        return new ScriptedStory(story, text.storyBody().map(Script::of).or(held::script)).withItems(items);
    }

    private static Optional<Shows> in(Shows now, String roID, Function<Show, Optional<Show>> change) {
        return now.find(roID).flatMap(change).map(now::with);
    }

    private static Optional<Show> inStory(
            Show show, String storyID, Function<ScriptedStory, Optional<ScriptedStory>> change) {
        var stories = Sequence.of(show.stories());
        return show.story(storyID)
                .flatMap(change)
                .flatMap(next -> stories.replace(storyID, List.of(next)))
                .map(show::withStories);
    }

    private static Optional<Show> inItems(
            Show show, String storyID, Function<Sequence<Item>, Optional<List<Item>>> change) {
        return inStory(
                show,
                storyID,
                story -> change.apply(new Sequence<>(story.story().items(), Item::itemID))
                        .map(story::withItems));
    }
}
