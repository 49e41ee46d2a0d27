package org.cueway.mos.codec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.cueway.mos.model.ControlMessage.Command;
import org.cueway.mos.model.ControlMessage.RoCtrl;
import org.cueway.mos.model.ControlMessage.RoItemCue;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.DiscoveryMessage.RoStorySend;
import org.cueway.mos.model.DiscoveryMessage.RoSummary;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.ModificationMessage.RoReqStoryAction;
import org.cueway.mos.model.ModificationMessage.StoryAction;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.MosTime;

/** Reads MOS profiles 4, 5 and 7: discovery, story text, control, modification. Stateless. */
final class StoryReader {
    private static final int MAX_LEASE_SECONDS = 998;

    private StoryReader() {}

    static MosMessage requestAll(Children in) {
        in.end();
        return new RoReqAll();
    }

    static MosMessage listAll(Children in) {
        var list = in.each("ro", ro -> {
            var roID = ro.id("roID", MosFault.RO_ID_MISSING);
            var header = PartReader.header(ro);
            return new RoSummary(roID, PartReader.withOthers(header, ro));
        });
        in.end();
        return new RoListAll(list);
    }

    static MosMessage storySend(Children in) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        var storyID = in.id("storyID", MosFault.STORY_ID_MISSING);
        return new RoStorySend(roID, storyID, PartReader.storyText(in));
    }

    /** As a plug-in sends it, for a story that has no ID yet. */
    static RoStorySend wishedStory(Children in) {
        var roID = in.optionalId("roID").orElse("");
        var storyID = in.optionalId("storyID").orElse("");
        return new RoStorySend(roID, storyID, PartReader.storyText(in));
    }

    static MosMessage itemCue(Children in) {
        var mosID = in.optionalId("mosID").orElse("");
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        var storyID = in.id("storyID", MosFault.STORY_ID_MISSING);
        var itemID = in.id("itemID", MosFault.ITEM_ID_MISSING);
        var cue = new RoItemCue(
                mosID,
                new Target.OneItem(roID, storyID, itemID),
                in.longText("roEventType").orElse(""),
                in.leafOrEmpty("roEventTime", MosTime::new),
                in.metadata());
        in.end();
        return cue;
    }

    static MosMessage control(Children in) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        var story = in.optionalId("storyID").filter(id -> !id.isBlank());
        // Some write 0 for no ID; outside a story there is no item that could be called so.
        var item = in.optionalId("itemID")
                .filter(id -> !id.isBlank() && (story.isPresent() || !id.strip().equals("0")));
        var target = RunningOrderReader.target(in, roID, story, item);
        var control = new RoCtrl(target, command(in), in.metadata(), in.leaf("roCtrlTime", MosTime::new));
        in.end();
        return control;
    }

    private static Command command(Children in) {
        var word = in.mandatory("command");
        return switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "READY" -> Command.READY;
            case "EXECUTE" -> Command.EXECUTE;
            case "PAUSE" -> Command.PAUSE;
            case "STOP" -> Command.STOP;
            case "SIGNAL" -> Command.SIGNAL;
            default -> throw in.fault("command", Children.shown(word), MosFault.UNKNOWN_COMMAND);
        };
    }

    static MosMessage requestAction(Children in) {
        var lease = leaseLock(in);
        var inner = in.inside("roStorySend", MosFault.ELEMENT_MISSING);
        var word = in.attribute("operation").orElse("");
        var action = switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "NEW" -> newStory(inner);
            case "UPDATE" -> update(inner);
            case "MOVE" -> move(inner);
            case "DELETE" -> delete(inner);
            default -> throw in.fault("", Children.shown(word), MosFault.UNKNOWN_OPERATION);
        };
        in.end();
        return new RoReqStoryAction(action, lease, in.attribute("username"));
    }

    /** 0 is no lock. */
    private static OptionalInt leaseLock(Children in) {
        var text = in.attribute("leaseLock").orElse("");
        if (text.isBlank()) return OptionalInt.empty();
        long seconds = new MosNumber(text).value().orElse(Long.MAX_VALUE);
        if (seconds > MAX_LEASE_SECONDS) {
            throw in.fault("", Children.shown(text) + ", expected 0 to 998", MosFault.LEASE_LOCK_OUT_OF_RANGE);
        }
        return seconds == 0 ? OptionalInt.empty() : OptionalInt.of((int) seconds);
    }

    private static StoryAction newStory(Children in) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        var place = target(in).map(Position::of);
        var stories = sourceStories(in);
        in.optionalId("storyID");
        return new ModificationMessage.New(roID, place, stories, PartReader.storyText(in));
    }

    private static StoryAction update(Children in) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        var target = target(in);
        var stories = sourceStories(in);
        var storyID = in.id("storyID", MosFault.STORY_ID_MISSING);
        return new ModificationMessage.Update(roID, target, stories, storyID, PartReader.storyText(in));
    }

    private static StoryAction move(Children in) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        var place =
                target(in).map(Position::of).orElseThrow(() -> in.fault("element_target", "", MosFault.TARGET_MISSING));
        var source = in.inside("element_source", MosFault.SOURCE_MISSING);
        var moved = ActionReader.moved(source, source.ids("storyID"), place, "storyID");
        source.end();
        in.end();
        return new ModificationMessage.Move(roID, place, moved);
    }

    private static StoryAction delete(Children in) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        var storyID = in.id("storyID", MosFault.STORY_ID_MISSING);
        in.inside("storyBody");
        in.end();
        return new ModificationMessage.Delete(roID, storyID);
    }

    /** The storyID of the target: empty if there is a target without one, absent if there is no target. */
    private static Optional<String> target(Children in) {
        return in.inside("element_target").map(target -> {
            var storyID = target.optionalId("storyID").orElse("");
            target.end();
            return storyID;
        });
    }

    private static List<Story> sourceStories(Children in) {
        return in.inside("element_source")
                .map(source -> {
                    var stories = PartReader.wishedStories(source);
                    source.end();
                    return stories;
                })
                .orElse(List.of());
    }
}
