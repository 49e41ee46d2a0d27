package org.cueway.simulator.ncs.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.ModificationMessage.StoryAction;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage.DeleteStories;
import org.cueway.mos.model.RunningOrderMessage.InsertStories;
import org.cueway.mos.model.RunningOrderMessage.MoveStories;
import org.cueway.mos.model.RunningOrderMessage.ReplaceStory;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.StoryText;

/**
 * What a device wishes of a story, {@code roReqStoryAction} (MOS 4.0 §3.9.1), made into an edit of the newsroom's own. Whether
 * it is granted is not decided here. Pure.
 */
public final class StoryWish {
    private static final String ASKED_FOR = ";ASKED-";

    private StoryWish() {}

    /**
     * The edit that fulfils a wish.
     *
     * @param created the storyIDs that the newsroom gave to new stories; empty unless stories were asked for
     */
    public record Granted(Edits.Edit edit, List<String> created) {
        public Granted {
            created = List.copyOf(created);
        }
    }

    /**
     * How the newsroom would do it.
     *
     * @return empty if the wish names what is not there
     */
    public static Optional<Granted> grant(Shows now, StoryAction wish) {
        return switch (wish) {
            case ModificationMessage.New wanted -> create(now, wanted);
            case ModificationMessage.Update(var roID, var _, var stories, var storyID, var text) ->
                now.find(roID)
                        .flatMap(show -> show.story(storyID))
                        .flatMap(held -> granted(now, update(roID, held, stories, text)));
            case ModificationMessage.Move(var roID, var position, var ids) ->
                granted(now, List.of(new MoveStories(roID, position, ids)));
            case ModificationMessage.Delete(var roID, var storyID) ->
                granted(now, List.of(new DeleteStories(roID, List.of(storyID))));
        };
    }

    /** The stories that a wish touches: those that a lock would keep it from. */
    public static List<String> touched(StoryAction wish) {
        return switch (wish) {
            case ModificationMessage.New _ -> List.of();
            case ModificationMessage.Update update -> List.of(update.storyID());
            case ModificationMessage.Move move -> move.storyIDs();
            case ModificationMessage.Delete delete -> List.of(delete.storyID());
        };
    }

    private static Optional<Granted> granted(Shows now, List<RoRequest> messages) {
        return Edits.of(now, messages).map(edit -> new Granted(edit, List.of()));
    }

    /** New stories, with their text if they have one; where nothing is said of the place, at the end. */
    private static Optional<Granted> create(Shows now, ModificationMessage.New wanted) {
        var show = now.find(wanted.roID());
        if (show.isEmpty()) return Optional.empty();
        var stories = new ArrayList<Story>();
        var script = wanted.text().storyBody().map(body -> Script.of(body).naming());
        for (var wish : wanted.stories().isEmpty() ? List.of(outer(wanted.text(), script)) : wanted.stories()) {
            var id = free(show.get(), stories);
            stories.add(new Story(
                    id,
                    wish.storySlug().or(() -> wanted.text().storySlug()),
                    wish.storyNum().or(() -> wanted.text().storyNum()),
                    wish.metadata(),
                    wish.items(),
                    wish.others()));
        }
        var messages = new ArrayList<RoRequest>();
        messages.add(new InsertStories(wanted.roID(), wanted.position().orElseGet(Position.End::new), stories));
        script.ifPresent(_ -> messages.add(new ScriptedStory(stories.getFirst(), script).send(wanted.roID())));
        var ids = stories.stream().map(Story::storyID).toList();
        return Edits.of(now, messages).map(edit -> new Granted(edit, ids));
    }

    /** A story of which only the text is said. */
    private static Story outer(StoryText text, Optional<Script> script) {
        return new Story(
                "",
                text.storySlug(),
                text.storyNum(),
                text.metadata(),
                script.map(Script::items).orElse(List.of()),
                text.others());
    }

    private static String free(Show show, List<Story> taken) {
        for (int n = 1; ; n++) {
            var id = show.roID() + ASKED_FOR + n;
            if (show.story(id).isEmpty()
                    && taken.stream().noneMatch(story -> story.storyID().equals(id))) return id;
        }
    }

    /** New content: the playlist's part by replacing the story with itself, the text by sending it. */
    private static List<RoRequest> update(String roID, ScriptedStory held, List<Story> wished, StoryText text) {
        var story = held.story();
        var source = wished.stream().findFirst();
        var next = new Story(
                held.id(),
                text.storySlug().or(() -> source.flatMap(Story::storySlug)).or(story::storySlug),
                text.storyNum().or(() -> source.flatMap(Story::storyNum)).or(story::storyNum),
                Merge.metadata(
                        Merge.metadata(
                                story.metadata(), source.map(Story::metadata).orElse(List.of())),
                        text.metadata()),
                source.map(Story::items).orElse(story.items()),
                Merge.others(story.others(), text.others()));
        var messages = new ArrayList<RoRequest>();
        if (!next.equals(story)) messages.add(new ReplaceStory(roID, held.id(), List.of(next)));
        if (text.storyBody().isPresent() || messages.isEmpty()) {
            var script = text.storyBody().map(Script::of).or(held::script);
            messages.add(new ScriptedStory(next, script).send(roID));
        }
        return messages;
    }
}
