package org.cueway.newsroom.modify;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.ModificationMessage.RoReqStoryAction;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.StoryText;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.newsroom.FromRundown;
import org.cueway.rundown.Place;
import org.cueway.rundown.Rundown;
import org.cueway.storyaction.StoryContents;
import org.cueway.storyaction.Terms;
import org.cueway.storyaction.Wanted;

/** What is wanted, as MOS says it, and back. Pure. */
final class Phrasing {
    private Phrasing() {}

    /** The request; empty if it is about a text that stands elsewhere. */
    static Optional<RoReqStoryAction> of(Rundown held, Wanted wanted, Terms terms) {
        var roID = held.id().roID();
        Optional<ModificationMessage.StoryAction> action = switch (wanted) {
            case Wanted.New created -> Optional.of(created(roID, created));
            case Wanted.Update update -> update(held, update);
            case Wanted.Move(var place, var storyIDs) ->
                Optional.of(new ModificationMessage.Move(roID, position(place), storyIDs));
            case Wanted.Delete(var storyID) -> Optional.of(new ModificationMessage.Delete(roID, storyID));
        };
        return action.map(what -> new RoReqStoryAction(what, terms.leaseLock(), terms.username()));
    }

    private static ModificationMessage.New created(String roID, Wanted.New created) {
        var slug = Optional.of(created.storySlug());
        var num = Optional.of(created.storyNum()).filter(text -> !text.isBlank());
        return new ModificationMessage.New(
                roID,
                created.place().map(Phrasing::position),
                List.of(new Story("", slug, num, List.of(), List.of(), List.of())),
                text(slug, num, Optional.of(BodyText.none().with(created.text())), List.of()));
    }

    /** An update replaces what a story holds, so it carries what stays as well: its items, and a text that we know. */
    private static Optional<ModificationMessage.StoryAction> update(Rundown held, Wanted.Update update) {
        var story = story(held, update.storyID()).orElseThrow();
        var body = story.body();
        if (update.text().isPresent()) {
            var lines = body.isEmpty() ? Optional.of(BodyText.none()) : BodyText.read(body.get());
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            body = Optional.of(lines.get().with(update.text().get()));
        }
        var slug = update.storySlug().or(() -> story.fields().get("storySlug"));
        var num = update.storyNum().or(() -> story.fields().get("storyNum"));
        var items = story.items().stream().map(FromRundown::item).toList();
        return Optional.of(new ModificationMessage.Update(
                held.id().roID(),
                Optional.of(update.storyID()),
                List.of(new Story(update.storyID(), slug, num, List.of(), items, List.of())),
                update.storyID(),
                text(slug, num, body, textElsewhere(story))));
    }

    /** A body that points at the first metadata block says nothing without it. */
    private static List<MosExternalMetadata> textElsewhere(org.cueway.rundown.Story story) {
        boolean elsewhere =
                story.body().filter(xml -> BodyText.read(xml).isEmpty()).isPresent();
        return elsewhere
                ? story.metadata().stream()
                        .map(block ->
                                new MosExternalMetadata(block.xml(), Optional.empty(), Optional.of(block.schema())))
                        .toList()
                : List.of();
    }

    private static StoryText text(
            Optional<String> slug, Optional<String> num, Optional<String> body, List<MosExternalMetadata> metadata) {
        return new StoryText(
                slug, num, body.map(xml -> new StoryText.Body(xml, false, List.of())), metadata, List.of());
    }

    /** A story as people edit it; empty if there is none of that ID. */
    static Optional<StoryContents> contents(Rundown held, String storyID) {
        return story(held, storyID)
                .map(story -> new StoryContents(
                        storyID,
                        story.fields().get("storySlug").orElse(""),
                        story.fields().get("storyNum").orElse(""),
                        story.body().isEmpty()
                                ? Optional.of("")
                                : BodyText.read(story.body().get()).map(BodyText::text)));
    }

    /** What a request of ours wanted that was queued before a restart, of a running order that looks like this now. */
    static Wanted wanted(RoReqStoryAction request, Rundown held) {
        return switch (request.action()) {
            case ModificationMessage.New(var _, var position, var _, var text) ->
                new Wanted.New(
                        position.map(Phrasing::place),
                        text.storySlug().orElse(""),
                        text.storyNum().orElse(""),
                        lines(text).orElse(""));
            case ModificationMessage.Update(var _, var _, var _, var storyID, var text) -> {
                var now = contents(held, storyID);
                yield new Wanted.Update(
                        storyID,
                        text.storySlug()
                                .filter(slug ->
                                        !now.map(StoryContents::storySlug).equals(Optional.of(slug))),
                        text.storyNum()
                                .filter(num -> !now.map(StoryContents::storyNum).equals(Optional.of(num))),
                        lines(text)
                                .filter(words ->
                                        !now.flatMap(StoryContents::text).equals(Optional.of(words))));
            }
            case ModificationMessage.Move(var _, var position, var storyIDs) ->
                new Wanted.Move(place(position), storyIDs);
            case ModificationMessage.Delete(var _, var storyID) -> new Wanted.Delete(storyID);
        };
    }

    /** On which terms a request of ours was made. */
    static Terms terms(RoReqStoryAction request) {
        OptionalInt lease = request.leaseLock();
        boolean usable = lease.isPresent() && lease.getAsInt() >= 1 && lease.getAsInt() <= Terms.MAX_LEASE_LOCK;
        return new Terms(usable ? lease : OptionalInt.empty(), request.username());
    }

    private static Optional<String> lines(StoryText text) {
        return text.storyBody().flatMap(body -> BodyText.read(body.xml())).map(BodyText::text);
    }

    private static Optional<org.cueway.rundown.Story> story(Rundown held, String storyID) {
        return held.stories().stream()
                .filter(story -> story.storyID().equals(storyID))
                .findFirst();
    }

    private static Position position(Place place) {
        return switch (place) {
            case Place.End() -> new Position.End();
            case Place.Before(var id) -> new Position.Before(id);
        };
    }

    private static Place place(Position position) {
        return switch (position) {
            case Position.End() -> new Place.End();
            case Position.Before(var id) -> new Place.Before(id);
        };
    }
}
