package org.cueway.simulator.ncs.show;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.mos.model.ControlMessage.Command;
import org.cueway.mos.model.ControlMessage.RoCtrl;
import org.cueway.mos.model.ControlMessage.RoItemCue;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosTime;

/**
 * What a newsroom says while its timing bar passes over a story: which story is on air now, which item is to be ready, to
 * start, to end (MOS 4.0 §3.7). Pure.
 */
public final class Playback {
    /** Of a story that does not say how long it is. */
    private static final Duration UNKNOWN_LENGTH = Duration.ofSeconds(10);
    /** How long before its time an item is announced. */
    private static final Duration NOTICE = Duration.ofSeconds(2);

    private static final String LIVE = "START";
    private static final Pattern SECONDS = Pattern.compile("<(?:TextTime|MediaTime)>(\\d{1,6})</");

    private Playback() {}

    /**
     * A message, and when it is due.
     *
     * @param at from the beginning of the story
     * @param owner the device whose item it is about; empty if it is for everybody
     */
    public record Due(Duration at, RoRequest message, Optional<String> owner) {}

    /** How long a story is: what its metadata says, else what its items last, else ten seconds. */
    public static Duration length(ScriptedStory story) {
        long seconds = story.story().metadata().stream()
                .flatMap(block -> SECONDS.matcher(block.xml()).results())
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
        return seconds > 0 ? Duration.ofSeconds(seconds) : UNKNOWN_LENGTH;
    }

    /** The story behind one that is on air; the first if nothing is; empty behind the last, or if that is gone. */
    public static Optional<ScriptedStory> next(Show show, Optional<String> onAir) {
        if (onAir.isEmpty()) return show.stories().stream().findFirst();
        int at = Sequence.of(show.stories()).index(onAir.get());
        return at < 0 || at + 1 == show.stories().size()
                ? Optional.empty()
                : Optional.of(show.stories().get(at + 1));
    }

    /**
     * What is said during a story, in order.
     *
     * @param before the story that was on air
     * @param start when it begins, for the times in the messages
     */
    public static List<Due> of(Show show, Optional<String> before, ScriptedStory story, Instant start) {
        var due = new ArrayList<Due>();
        before.ifPresent(id -> due.add(bar(show, id, "STOP", start)));
        due.add(bar(show, story.id(), "PLAY", start));
        var length = length(story);
        var items = story.story().items();
        for (int i = 0; i < items.size(); i++) {
            var begins = length.multipliedBy(i).dividedBy(items.size());
            item(show, story, items.get(i), begins, start).forEach(due::add);
            due.add(control(show, story, items.get(i), Command.STOP, length));
        }
        var ready = length.minus(NOTICE.multipliedBy(2));
        for (var next : next(show, Optional.of(story.id())).stream().toList()) {
            for (var item : next.story().items()) {
                due.add(control(show, next, item, Command.READY, ready.isNegative() ? Duration.ZERO : ready));
            }
        }
        due.sort(Comparator.comparing(Due::at));
        return List.copyOf(due);
    }

    /** An item is announced, and then started. */
    private static List<Due> item(Show show, ScriptedStory story, Item item, Duration begins, Instant start) {
        var announced = begins.compareTo(NOTICE) < 0 ? Duration.ZERO : begins.minus(NOTICE);
        var owner = item.mosID().filter(id -> !id.isBlank());
        var cue = new RoItemCue(
                owner.orElse(""),
                new Target.OneItem(show.roID(), story.id(), item.itemID()),
                LIVE,
                MosTime.of(start.plus(begins)),
                List.of());
        var execute = control(show, story, item, Command.EXECUTE, begins);
        // Nobody can be told of an item that is nobody's.
        return owner.isEmpty() ? List.of(execute) : List.of(new Due(announced, cue, owner), execute);
    }

    private static Due control(Show show, ScriptedStory story, Item item, Command command, Duration at) {
        var target = new Target.OneItem(show.roID(), story.id(), item.itemID());
        return new Due(at, new RoCtrl(target, command, List.of(), Optional.empty()), item.mosID());
    }

    private static Due bar(Show show, String storyID, String status, Instant at) {
        var target = new Target.OneStory(show.roID(), storyID);
        var stat = new RoElementStat(target, Optional.empty(), Optional.empty(), status, Optional.of(MosTime.of(at)));
        return new Due(Duration.ZERO, stat, Optional.empty());
    }
}
