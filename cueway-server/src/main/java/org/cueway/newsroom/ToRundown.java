package org.cueway.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.cue.Origin;
import org.cueway.cue.Trigger;
import org.cueway.cue.Verb;
import org.cueway.desk.ObjectChange;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.StoryText;
import org.cueway.mos.value.Leaf;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.newsroom.objects.Paths;
import org.cueway.object.ObjectEdit;
import org.cueway.object.ObjectId;
import org.cueway.rundown.Air;
import org.cueway.rundown.Block;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Place;
import org.cueway.rundown.Status;
import org.cueway.rundown.Story;
import org.cueway.rundown.Target;

/**
 * From what MOS says to what we keep; {@link FromRundown} is the way back. Leaf elements go by their MOS name, structures
 * and what MOS does not know as the very text that came, so nothing is lost that {@code roReq} has to give back.
 */
public final class ToRundown {
    private ToRundown() {}

    /** {@code roList}, asked for or not. */
    static Edit.Healing fetched(RoHeader header, List<org.cueway.mos.model.Story> stories) {
        return new Edit.Healing.Fetched(put(header, stories));
    }

    /** {@code roCreate}, {@code roReplace}. */
    static Edit.Put put(RoHeader header, List<org.cueway.mos.model.Story> stories) {
        return new Edit.Put(fields(header), blocks(header.metadata()), header.others(), stories(stories));
    }

    /** {@code roMetadataReplace}. */
    static Edit mergeHeader(RoHeader header) {
        return new Edit.MergeHeader(fields(header), blocks(header.metadata()), header.others());
    }

    /** What a message makes us do, as a peer of these habits means it (R108, R112). */
    static Task meant(Task task, Reads habits) {
        return task instanceof Task.ChangeRundown(var roID, var edit)
                ? new Task.ChangeRundown(roID, meant(edit, habits))
                : task;
    }

    private static Edit meant(Edit edit, Reads habits) {
        if (edit instanceof Edit.MergeHeader merge && habits.emptyTags() == Reads.EmptyTags.REMOVE) {
            var removed = merge.fields().values().entrySet().stream()
                    .filter(field -> field.getValue().isBlank())
                    .map(Map.Entry::getKey)
                    .toList();
            return new Edit.MergeHeader(merge.fields(), merge.metadata(), merge.others(), removed);
        }
        if (edit instanceof Edit.ReplaceStory replace && habits.missingMetadata() == Reads.MissingMetadata.STAYS) {
            return new Edit.ReplaceStory(replace.storyID(), replace.stories(), Edit.Missing.STAYS);
        }
        return edit;
    }

    /** {@code roStorySend}. */
    static Edit sendStory(String storyID, StoryText text) {
        return new Edit.SendStory(
                storyID,
                new Leaves()
                        .text("storySlug", text.storySlug())
                        .text("storyNum", text.storyNum())
                        .fields(),
                blocks(text.metadata()),
                text.others(),
                text.storyBody().map(StoryText.Body::xml),
                text.storyBody().map(body -> items(body.items())).orElse(List.of()));
    }

    /** {@code roReadyToAir}. */
    static Edit setAir(RunningOrderMessage.Air air) {
        return new Edit.SetAir(
                switch (air) {
                    case READY -> Air.READY;
                    case NOT_READY -> Air.NOT_READY;
                });
    }

    /** What {@code roReadyToAir} wishes besides. */
    static Trigger readiness(RunningOrderMessage.Air air) {
        return switch (air) {
            case READY -> Trigger.now(new Origin.Message("roReadyToAir", "READY"), Verb.ARM, new Target.Whole());
            case NOT_READY ->
                Trigger.now(new Origin.Message("roReadyToAir", "NOT READY"), Verb.DISARM, new Target.Whole());
        };
    }

    /** {@code roCtrl}, without its time. */
    static Trigger control(ControlMessage.RoCtrl control) {
        var verb = switch (control.command()) {
            case READY -> Verb.PREPARE;
            case EXECUTE -> Verb.TAKE;
            case PAUSE -> Verb.HOLD;
            case STOP -> Verb.OUT;
            case SIGNAL -> Verb.SIGNAL;
        };
        var origin = new Origin.Message("roCtrl", control.command().name());
        return new Trigger(origin, verb, target(control.target()), Optional.empty(), blocks(control.metadata()));
    }

    /** {@code roItemCue}, without its time: a notice that something is due, which is all that can be made ready for. */
    static Trigger itemCue(ControlMessage.RoItemCue cue) {
        var origin = new Origin.Message("roItemCue", cue.roEventType());
        return new Trigger(origin, Verb.PREPARE, target(cue.item()), Optional.empty(), blocks(cue.metadata()));
    }

    /** {@code roElementStat}. */
    static Edit setStatus(RoElementStat stat) {
        return new Edit.SetStatus(
                target(stat.target()),
                new Status(stat.status(), stat.time().map(Leaf::text).orElse("")));
    }

    /** {@code roElementAction}. */
    static Edit action(RoElementAction action) {
        return switch (action) {
            case RunningOrderMessage.InsertStories insert ->
                new Edit.InsertStories(place(insert.position()), stories(insert.stories()));
            case RunningOrderMessage.ReplaceStory replace ->
                new Edit.ReplaceStory(replace.storyID(), stories(replace.stories()));
            case RunningOrderMessage.MoveStories move -> new Edit.MoveStories(place(move.position()), move.storyIDs());
            case RunningOrderMessage.DeleteStories delete -> new Edit.DeleteStories(delete.storyIDs());
            case RunningOrderMessage.SwapStories swap -> new Edit.SwapStories(List.of(swap.first(), swap.second()));
            case RunningOrderMessage.InsertItems insert ->
                new Edit.InsertItems(insert.storyID(), place(insert.position()), items(insert.items()));
            case RunningOrderMessage.ReplaceItem replace ->
                new Edit.ReplaceItem(replace.storyID(), replace.itemID(), items(replace.items()));
            case RunningOrderMessage.MoveItems move ->
                new Edit.MoveItems(move.storyID(), place(move.position()), move.itemIDs());
            case RunningOrderMessage.DeleteItems delete -> new Edit.DeleteItems(delete.storyID(), delete.itemIDs());
            case RunningOrderMessage.SwapItems swap ->
                new Edit.SwapItems(swap.storyID(), List.of(swap.first(), swap.second()));
        };
    }

    /** What its owner told of an object, to be kept under that ID. */
    public static ObjectChange change(ObjectId id, MosObject object) {
        return new ObjectChange(id, told(object).edit());
    }

    /** {@code mosObj}: what is said of one object, by its status. */
    static Task.Told told(MosObject object) {
        var fields = fields(object);
        var metadata = blocks(object.metadata());
        var others = others(object);
        return new Task.Told(
                object.objID(),
                switch (object.status().map(String::strip).orElse("")) {
                    case "DELETED" -> new ObjectEdit.Remove();
                    case "UPDATED" -> new ObjectEdit.Update(fields, metadata, others);
                    default -> new ObjectEdit.Put(fields, metadata, others);
                });
    }

    /** An object of {@code mosListAll}: told whole, so it replaces what is held whatever its revision (§6.2). */
    static Stream<Task.Told> toldWhole(MosObject object) {
        var forget = new Task.Told(object.objID(), new ObjectEdit.Remove());
        return told(object).edit() instanceof ObjectEdit.Remove
                ? Stream.of(forget)
                : Stream.of(
                        forget,
                        new Task.Told(
                                object.objID(),
                                new ObjectEdit.Put(fields(object), blocks(object.metadata()), others(object))));
    }

    private static Fields fields(MosObject object) {
        return new Leaves()
                .text("objSlug", object.objSlug())
                .text("objGroup", object.objGroup())
                .text("objType", object.objType())
                .leaf("objTB", object.objTB())
                .leaf("objRev", object.objRev())
                .leaf("objDur", object.objDur())
                .text("status", object.status())
                .text("objAir", object.objAir())
                .text("createdBy", object.createdBy())
                .leaf("created", object.created())
                .text("changedBy", object.changedBy())
                .leaf("changed", object.changed())
                .fields();
    }

    private static List<String> others(MosObject object) {
        var all = new ArrayList<String>();
        object.mosAbstract().ifPresent(markup -> all.add(markup.xml()));
        object.objPaths().ifPresent(paths -> all.add(Paths.write(paths)));
        object.description().ifPresent(markup -> all.add(markup.xml()));
        all.addAll(object.others());
        return all;
    }

    private static Fields fields(RoHeader header) {
        return new Leaves()
                .text("roSlug", header.roSlug())
                .text("roChannel", header.roChannel())
                .leaf("roEdStart", header.roEdStart())
                .leaf("roEdDur", header.roEdDur())
                .text("roTrigger", header.roTrigger())
                .text("macroIn", header.macroIn())
                .text("macroOut", header.macroOut())
                .fields();
    }

    private static List<Story> stories(List<org.cueway.mos.model.Story> stories) {
        return stories.stream().map(ToRundown::story).toList();
    }

    private static Story story(org.cueway.mos.model.Story story) {
        return new Story(
                story.storyID(),
                new Leaves()
                        .text("storySlug", story.storySlug())
                        .text("storyNum", story.storyNum())
                        .fields(),
                blocks(story.metadata()),
                story.others(),
                items(story.items()),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Item> items(List<org.cueway.mos.model.Item> items) {
        return items.stream().map(ToRundown::item).toList();
    }

    private static Item item(org.cueway.mos.model.Item item) {
        var others = new ArrayList<String>(2 + item.others().size());
        item.mosAbstract().ifPresent(markup -> others.add(markup.xml()));
        item.objPaths().ifPresent(paths -> others.add(Paths.write(paths)));
        others.addAll(item.others());
        return new Item(
                item.itemID(),
                item.objID(),
                item.mosID(),
                new Leaves()
                        .text("itemSlug", item.itemSlug())
                        .text("mosPlugInID", item.mosPlugInID())
                        .text("itemChannel", item.itemChannel())
                        .leaf("itemEdStart", item.itemEdStart())
                        .leaf("itemEdDur", item.itemEdDur())
                        .leaf("itemUserTimingDur", item.itemUserTimingDur())
                        .text("itemTrigger", item.itemTrigger())
                        .text("macroIn", item.macroIn())
                        .text("macroOut", item.macroOut())
                        .fields(),
                blocks(item.metadata()),
                others,
                Optional.empty());
    }

    private static List<Block> blocks(List<MosExternalMetadata> metadata) {
        if (metadata.isEmpty()) return List.of();
        return metadata.stream()
                .map(block -> new Block(block.schema().orElse(""), block.xml()))
                .toList();
    }

    private static Place place(Position position) {
        return switch (position) {
            case Position.End() -> new Place.End();
            case Position.Before(var id) -> new Place.Before(id);
        };
    }

    private static Target target(org.cueway.mos.model.Target target) {
        return switch (target) {
            case org.cueway.mos.model.Target.WholeRo _ -> new Target.Whole();
            case org.cueway.mos.model.Target.OneStory(var _, var storyID) -> new Target.OneStory(storyID);
            case org.cueway.mos.model.Target.OneItem(var _, var storyID, var itemID) ->
                new Target.OneItem(storyID, itemID);
        };
    }

    /** Collects leaf elements that are there, in the order of the schema. Confined to one call. */
    private static final class Leaves {
        private final List<String> namesAndTexts = new ArrayList<>();

        Leaves text(String name, Optional<String> text) {
            if (text.isPresent()) add(name, text.get());
            return this;
        }

        Leaves leaf(String name, Optional<? extends Leaf> leaf) {
            if (leaf.isPresent()) add(name, leaf.get().text());
            return this;
        }

        private void add(String name, String text) {
            namesAndTexts.add(name);
            namesAndTexts.add(text);
        }

        Fields fields() {
            return Fields.of(namesAndTexts);
        }
    }
}
