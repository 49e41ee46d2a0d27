package org.cueway.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.cueway.cue.CueOutcome;
import org.cueway.cue.Due;
import org.cueway.cue.Origin;
import org.cueway.cue.Verb;
import org.cueway.rundown.Target;

/**
 * A cue in the form of {@link Entry#changed}, and back: a line for what was wished, by whom and when it is due, and one for
 * each story, with the items that it is about. Unlike {@link Effects} it is whole: which cue an item had last is answered
 * from it. Pure.
 */
public final class CueLines {
    private static final String CUE = "cue";
    private static final String CUED = "cued";
    private static final String MESSAGE = "message";
    private static final String CONSOLE = "console";
    private static final String API = "api";
    private static final String NOW = "now";
    private static final String AT = "at";
    private static final String LATE = "late";

    /** Kind of line, verb, kind of origin, its two texts, kind of due time, time. */
    private static final int PARTS = 7;

    private CueLines() {}

    /**
     * A cue as the journal remembers it.
     *
     * @param items what it was about, in order; empty for one that is about readiness
     */
    public record Noted(Verb verb, Origin origin, Due due, List<Target.OneItem> items) {
        public Noted {
            items = List.copyOf(items);
        }
    }

    /** The lines of a cue that was given. Of one about readiness the items say nothing, so they are left out. */
    public static String of(CueOutcome.Given given) {
        var trigger = given.trigger();
        var lines = new StringJoiner("\n").add(first(trigger.verb(), trigger.origin(), given.due()));
        if (!trigger.verb().isAboutReadiness()) {
            Map<String, StringJoiner> stories = new LinkedHashMap<>();
            for (var cue : given.cues()) {
                stories.computeIfAbsent(
                                cue.storyID(),
                                id -> new StringJoiner("\t").add(CUED).add(Tabbed.escaped(id)))
                        .add(Tabbed.escaped(cue.item().itemID()));
            }
            stories.values().forEach(line -> lines.add(line.toString()));
        }
        return lines.toString();
    }

    private static String first(Verb verb, Origin origin, Due due) {
        var line = new StringJoiner("\t").add(CUE).add(verb.word());
        switch (origin) {
            case Origin.Message(var element, var word) ->
                line.add(MESSAGE).add(Tabbed.escaped(element)).add(Tabbed.escaped(word));
            case Origin.Console(var caller) ->
                line.add(CONSOLE).add(Tabbed.escaped(caller)).add("");
            case Origin.Api(var caller) ->
                line.add(API).add(Tabbed.escaped(caller)).add("");
        }
        switch (due) {
            case Due.Now() -> line.add(NOW).add("");
            case Due.At(var time) -> line.add(AT).add(time.toString());
            case Due.Late(var time) -> line.add(LATE).add(time.toString());
        }
        return line.toString();
    }

    /** The cue that stands among the lines of an entry; empty if there is none that we can read. */
    public static Optional<Noted> read(String changed) {
        Optional<Noted> head = Optional.empty();
        var items = new ArrayList<Target.OneItem>();
        for (String line : changed.split("\n")) {
            var parts = line.split("\t", -1);
            if (parts[0].equals(CUE) && parts.length == PARTS) {
                head = head(parts);
            } else if (parts[0].equals(CUED)) {
                for (int i = 2; i < parts.length; i++) {
                    items.add(new Target.OneItem(Tabbed.plain(parts[1]), Tabbed.plain(parts[i])));
                }
            }
        }
        return head.map(noted -> new Noted(noted.verb(), noted.origin(), noted.due(), items));
    }

    /** Whether a line is one of ours. */
    public static boolean isOne(String line) {
        return line.startsWith(CUE + "\t") || line.startsWith(CUED + "\t");
    }

    private static Optional<Noted> head(String[] parts) {
        Optional<Origin> origin = switch (parts[2]) {
            case MESSAGE -> Optional.of(new Origin.Message(Tabbed.plain(parts[3]), Tabbed.plain(parts[4])));
            case CONSOLE -> Optional.of(new Origin.Console(Tabbed.plain(parts[3])));
            case API -> Optional.of(new Origin.Api(Tabbed.plain(parts[3])));
            default -> Optional.empty(); // of a newer Cueway
        };
        Optional<Due> due = switch (parts[5]) {
            case NOW -> Optional.of(new Due.Now());
            case AT -> Optional.of(new Due.At(Instant.parse(parts[6])));
            case LATE -> Optional.of(new Due.Late(Instant.parse(parts[6])));
            default -> Optional.empty();
        };
        return Verb.of(parts[1])
                .flatMap(verb -> origin.flatMap(by -> due.map(when -> new Noted(verb, by, when, List.of()))));
    }
}
