package org.cueway.simulator.ncs;

import java.util.List;
import java.util.stream.Collectors;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.model.ControlMessage.RoCtrl;
import org.cueway.mos.model.ControlMessage.RoItemCue;
import org.cueway.mos.model.DiscoveryMessage.RoStorySend;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.model.Target;
import org.cueway.simulator.line.Said;

/**
 * An answer in words.
 *
 * @param accepted whether it says yes
 * @param text what it says; for a refusal, why
 */
record Words(boolean accepted, String text) {
    static Words of(Said said) {
        return switch (said) {
            case Said.Answered(Envelope(var _, var message), var _) -> of(message);
            case Said.Unreadable(var why, var _) -> new Words(false, "unreadable answer: " + why);
            case Said.Nothing(var why) -> new Words(false, why);
        };
    }

    static Words of(MosMessage answer) {
        if (answer instanceof RoAck ack) return new Words(ack.isOk(), ack.reason());
        if (answer instanceof MosAck ack) {
            return ack.isAck()
                    ? new Words(true, ack.status())
                    : new Words(false, (ack.status() + ": " + ack.statusDescription()).strip());
        }
        if (answer instanceof MosMessage.Unknown complaint) return new Words(false, complaint.xml());
        return new Words(true, answer.element());
    }

    /** What a request is called: its element, and what a {@code roElementAction} does to what. */
    static String name(MosMessage request) {
        return request instanceof RoElementAction action
                ? action.element() + " " + action.operation() + " " + kind(action)
                : request.element();
    }

    private static String kind(RoElementAction action) {
        return switch (action) {
            case RunningOrderMessage.InsertStories _,
                    RunningOrderMessage.ReplaceStory _,
                    RunningOrderMessage.MoveStories _,
                    RunningOrderMessage.DeleteStories _,
                    RunningOrderMessage.SwapStories _ -> "story";
            case RunningOrderMessage.InsertItems _,
                    RunningOrderMessage.ReplaceItem _,
                    RunningOrderMessage.MoveItems _,
                    RunningOrderMessage.DeleteItems _,
                    RunningOrderMessage.SwapItems _ -> "item";
        };
    }

    /** What a request is about, as short as people need it; empty if its name says all. */
    static String about(MosMessage request) {
        if (request instanceof RoStorySend(var _, var storyID, var text))
            return text.storySlug().orElse(storyID);
        if (request instanceof RoElementStat stat) return stat.status() + " " + target(stat.target());
        if (request instanceof RoCtrl control) return control.command() + " " + target(control.target());
        if (request instanceof RoItemCue cue) return cue.roEventType() + " " + target(cue.item());
        if (request instanceof SupersededMessage old) return about(old.current());
        if (!(request instanceof RoElementAction action)) return "";
        return switch (action) {
            case RunningOrderMessage.InsertStories(var _, var _, var stories) -> slugs(stories);
            case RunningOrderMessage.ReplaceStory(var _, var _, var stories) -> slugs(stories);
            case RunningOrderMessage.MoveStories(var _, var before, var ids) -> moved(ids, before);
            case RunningOrderMessage.DeleteStories(var _, var ids) -> String.join(", ", ids);
            case RunningOrderMessage.SwapStories(var _, var first, var second) -> first + " with " + second;
            case RunningOrderMessage.InsertItems(var _, var story, var _, var items) -> slugs(items, story);
            case RunningOrderMessage.ReplaceItem(var _, var story, var _, var items) -> slugs(items, story);
            case RunningOrderMessage.MoveItems(var _, var story, var before, var ids) ->
                moved(ids, before) + " in " + story;
            case RunningOrderMessage.DeleteItems(var _, var story, var ids) -> String.join(", ", ids) + " in " + story;
            case RunningOrderMessage.SwapItems(var _, var story, var first, var second) ->
                first + " with " + second + " in " + story;
        };
    }

    /** A running order, a story or an item, as short as it can be told apart. */
    static String target(Target target) {
        return switch (target) {
            case Target.WholeRo(var ro) -> ro;
            case Target.OneStory(var _, var story) -> story;
            case Target.OneItem(var _, var story, var item) -> story + "/" + item;
        };
    }

    private static String slugs(List<Story> stories) {
        return stories.stream()
                .map(story -> story.storySlug().orElse(story.storyID()))
                .collect(Collectors.joining(", "));
    }

    private static String slugs(List<Item> items, String storyID) {
        return items.stream().map(item -> item.itemSlug().orElse(item.itemID())).collect(Collectors.joining(", "))
                + " in " + storyID;
    }

    private static String moved(List<String> ids, Position position) {
        return String.join(", ", ids)
                + switch (position) {
                    case Position.End() -> " to the end";
                    case Position.Before(var id) -> " before " + id;
                };
    }
}
