package org.cueway.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.cueway.cue.Action;
import org.cueway.cue.Cue;
import org.cueway.cue.CueOutcome;
import org.cueway.cue.Due;
import org.cueway.cue.Origin;
import org.cueway.cue.Planner;
import org.cueway.cue.Trigger;
import org.cueway.cue.Verb;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Status;
import org.cueway.rundown.Story;
import org.cueway.rundown.Target;

/**
 * Makes stacks of running orders. What an item shows is what somebody filled in ({@link Planner#filledIn}), else what the
 * rules would have devices prepare, or take. Pure, and safe for use by any thread.
 *
 * @param planner the one that plans cues, so that a stack and a cue read an item alike
 * @param maxGone see {@link PageTable#with}
 */
public record Stacks(Planner planner, int maxGone) {
    private static final Trigger PREPARE = Trigger.now(new Origin.Api("export"), Verb.PREPARE, new Target.Whole());
    private static final Trigger TAKE = Trigger.now(new Origin.Api("export"), Verb.TAKE, new Target.Whole());
    /** What graphics are called by OGraf outputs, and by CasparCG. */
    private static final List<String> NAMES = List.of("graphic", "template");

    /**
     * A stack, and the numbers that it needed.
     *
     * @param stack of revision 0
     */
    public record Stacked(Stack stack, PageTable table) {}

    /** One item that shows something. */
    private record Found(Story story, Item item, PageKey key, Shown shown) {}

    private record Shown(Stack.Filled filled, Optional<Action> action) {}

    /**
     * The stack of a running order.
     *
     * @param table the numbers that were given before
     */
    public Stacked of(Rundown rundown, String key, PageTable table) {
        var found = new ArrayList<Found>();
        for (var story : rundown.stories()) {
            var seen = new HashMap<String, Integer>();
            for (var item : story.items()) {
                int nth = seen.merge(item.itemID(), 1, Integer::sum) - 1;
                shown(rundown, story, item)
                        .ifPresent(shown -> found.add(
                                new Found(story, item, PageKey.of(story.storyID(), item.itemID(), nth), shown)));
            }
        }
        var numbers = table.with(found.stream().map(Found::key).toList(), maxGone);
        var entries = new ArrayList<Stack.Entry>();
        for (var one : found) {
            entries.add(entry(one, entries.size() + 1, PageTable.text(numbers.page(one.key()))));
        }
        return new Stacked(new Stack(Named.of(rundown, key), 0, rundown.air(), entries), numbers);
    }

    private Optional<Shown> shown(Rundown rundown, Story story, Item item) {
        var action = action(rundown, story, item, PREPARE).or(() -> action(rundown, story, item, TAKE));
        var filled = planner.filledIn(item)
                .map(payload -> new Stack.Filled(payload.graphic(), payload.version(), payload.data()))
                .or(() -> action.map(Stacks::filled));
        return filled.map(it -> new Shown(it, action));
    }

    private Optional<Action> action(Rundown rundown, Story story, Item item, Trigger trigger) {
        var due = new Due.Now();
        var cue = new Cue(trigger.verb(), story.storyID(), item, due);
        var given = new CueOutcome.Given(trigger, trigger.target(), due, List.of(cue));
        return planner.plan(rundown.id(), given, List.of()).actions().stream()
                .filter(action -> template(action).isPresent())
                .findFirst();
    }

    private static Optional<String> template(Action action) {
        return NAMES.stream()
                .flatMap(name -> action.values().text(name).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static Stack.Filled filled(Action action) {
        return new Stack.Filled(
                template(action).orElseThrow(),
                "",
                action.values().under("data").texts());
    }

    private static Stack.Entry entry(Found found, int pos, String page) {
        var story = found.story();
        var item = found.item();
        var action = found.shown().action();
        return new Stack.Entry(
                new Stack.Spot(pos, page, isFloated(story)),
                new Stack.Source(
                        story.storyID(), story.fields().get("storyNum").orElse(""), item.itemID(), Planner.slug(item)),
                found.shown().filled(),
                new Stack.Output(
                        item.fields().get("itemChannel").orElse(""),
                        action.map(Action::device).orElse(""),
                        action.flatMap(it -> it.values().text("layer")).orElse("")),
                span(item));
    }

    /** Whether a story is passed over in the show. */
    public static boolean isFloated(Story story) {
        return story.status().filter(Status::floats).isPresent();
    }

    private static Stack.Span span(Item item) {
        var base = said(item, "objTB");
        var duration = said(item, "itemUserTimingDur");
        return new Stack.Span(
                Timecode.of(said(item, "itemEdStart"), base),
                Timecode.of(duration.isBlank() ? said(item, "itemEdDur") : duration, base));
    }

    /** A field of the item, or what newsrooms put beside them (R116). */
    private static String said(Item item, String name) {
        return item.fields()
                .get(name)
                .or(() -> item.others().stream()
                        .map(xml -> between(xml, name))
                        .filter(text -> !text.isEmpty())
                        .findFirst())
                .orElse("");
    }

    private static String between(String xml, String name) {
        int start = xml.indexOf("<" + name + ">");
        int from = start + name.length() + 2;
        int to = start < 0 ? -1 : xml.indexOf("</" + name, from);
        return to < 0 ? "" : xml.substring(from, to).strip();
    }
}
