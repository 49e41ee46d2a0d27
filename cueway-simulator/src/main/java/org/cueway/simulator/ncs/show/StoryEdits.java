package org.cueway.simulator.ncs.show;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage.DeleteStories;
import org.cueway.mos.model.RunningOrderMessage.InsertStories;
import org.cueway.mos.model.RunningOrderMessage.MoveStories;
import org.cueway.mos.model.RunningOrderMessage.ReplaceStory;
import org.cueway.mos.model.RunningOrderMessage.SwapStories;
import org.cueway.mos.model.Story;

/** Edits of stories; each gives its messages in order, none if the show has nothing to do it to. Pure. */
final class StoryEdits {
    /** Stories that come in beside those that were there at first. */
    static final int MOST_ADDED = 6;
    /** Paragraphs before a script is rewritten and not made longer. */
    private static final int LONG_SCRIPT = 6;

    private static final String ADDED = "BREAKING-";
    private static final String LENGTHS = "https://newsroom.example/schema/story/v1";

    private StoryEdits() {}

    static List<RoRequest> script(Show show, RandomGenerator random) {
        if (show.stories().isEmpty()) return List.of();
        var story = Wording.pick(show.stories(), random);
        var now = Script.of(story.script());
        int paragraphs = now.paragraphs();
        boolean rewrite = paragraphs >= LONG_SCRIPT || (paragraphs > 0 && random.nextBoolean());
        var next = rewrite
                ? now.rewritten(random.nextInt(paragraphs), Wording.line(random))
                : now.extended(Wording.line(random));
        return List.of(story.saying(next).send(show.roID()));
    }

    /** As some newsrooms do it, by sending the story again, or as others do, by replacing it with itself (R108). */
    static List<RoRequest> slug(Show show, RandomGenerator random) {
        if (show.stories().isEmpty()) return List.of();
        var story = Wording.pick(show.stories(), random);
        var slug = story.story().storySlug().orElse("STORY");
        int mark = slug.indexOf(" / ");
        var next = story.withSlug((mark < 0 ? slug : slug.substring(0, mark)) + " / " + Wording.mark(random));
        return List.of(
                random.nextBoolean()
                        ? next.send(show.roID())
                        : new ReplaceStory(show.roID(), story.id(), List.of(next.story())));
    }

    /** A story comes in: first its place, then its text. */
    static List<RoRequest> insert(Show show, RandomGenerator random) {
        long added = show.stories().stream().filter(StoryEdits::wasAdded).count();
        if (added >= MOST_ADDED) return List.of();
        var news = Wording.breaking(random);
        var id = ADDED + HexFormat.of().toHexDigits(random.nextLong());
        var items = List.of(
                NewItems.clip(
                        "1", news.slug().substring(news.slug().indexOf(' ') + 1) + " VO", 20 + random.nextInt(30)),
                NewItems.lowerThird("2", news.speaker(), news.role()));
        var lengths = NewItems.block(
                LENGTHS,
                "<mosPayload><TextTime>%d</TextTime><MediaTime>%d</MediaTime></mosPayload>"
                        .formatted(10 + random.nextInt(20), 20 + random.nextInt(30)));
        int at = random.nextInt(show.stories().size() + 1);
        var story = new Story(id, Optional.of(news.slug()), page(show, at), List.of(lengths), items, List.of());
        var scripted = new ScriptedStory(story, Optional.of(Script.written("ANCHOR", news.paragraphs(), items)));
        return List.of(new InsertStories(show.roID(), before(show, at), List.of(story)), scripted.send(show.roID()));
    }

    static List<RoRequest> delete(Show show, RandomGenerator random) {
        var added = show.stories().stream().filter(StoryEdits::wasAdded).toList();
        if (added.isEmpty()) return List.of();
        return List.of(new DeleteStories(
                show.roID(), List.of(Wording.pick(added, random).id())));
    }

    static List<RoRequest> move(Show show, RandomGenerator random) {
        if (show.stories().size() < 2) return List.of();
        var moved = Wording.pick(show.stories(), random).id();
        int at = random.nextInt(show.stories().size() + 1);
        var where = before(show, at);
        return where.target().equals(moved) ? List.of() : List.of(new MoveStories(show.roID(), where, List.of(moved)));
    }

    static List<RoRequest> swap(Show show, RandomGenerator random) {
        if (show.stories().size() < 2) return List.of();
        var one = Wording.pick(show.stories(), random).id();
        var other = Wording.pick(show.stories(), random).id();
        return one.equals(other) ? List.of() : List.of(new SwapStories(show.roID(), one, other));
    }

    private static boolean wasAdded(ScriptedStory story) {
        return story.id().startsWith(ADDED);
    }

    private static Position before(Show show, int at) {
        return at == show.stories().size()
                ? new Position.End()
                : new Position.Before(show.stories().get(at).id());
    }

    /** Of the story in front of it, with a letter behind, the way that pages are squeezed in. */
    private static Optional<String> page(Show show, int at) {
        return at == 0
                ? Optional.of("A0")
                : show.stories().get(at - 1).story().storyNum().map(page -> page.replaceAll("X+$", "") + "X");
    }
}
