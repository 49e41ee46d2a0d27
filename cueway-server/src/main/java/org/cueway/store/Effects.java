package org.cueway.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.cueway.rundown.Air;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Event;
import org.cueway.rundown.Outcome;
import org.cueway.rundown.Sync;
import org.cueway.rundown.Target;

/**
 * What a message changed, in the form of {@link Entry#changed}: a line per change, its kind and the IDs that it is about,
 * parted by tabs. IDs rather than words: a story may get its name only later. Pure.
 */
public final class Effects {
    /** IDs in one line; how many more there are stands behind them as {@code +n}. */
    private static final int MAX_IDS = 10;

    private static final String DELETED = "deleted";

    private Effects() {}

    /** Of an edit to a running order. Stories that changed are one line, however many. */
    public static String of(Outcome.Applied applied) {
        if (applied.events().isEmpty()) {
            return "nothing";
        }
        var lines = new StringJoiner("\n");
        var changed = new ArrayList<String>();
        for (Event event : applied.events()) {
            switch (event) {
                case Event.Created() -> lines.add("created");
                case Event.Deleted() -> lines.add(DELETED);
                case Event.HeaderChanged() -> lines.add("headerChanged");
                case Event.AirChanged(var air) -> lines.add(air(air));
                case Event.StoriesAdded(var ids) -> lines.add(line("storiesAdded", ids));
                case Event.StoriesRemoved(var ids) -> lines.add(line("storiesRemoved", ids));
                case Event.StoriesReordered() -> lines.add("storiesReordered");
                case Event.StoryChanged(var id) -> changed.add(id);
                case Event.StatusChanged(var target, var status) ->
                    lines.add(line("statusChanged", with(status.text(), target)));
                case Event.SyncChanged(var sync) -> lines.add(word(sync));
            }
        }
        if (!changed.isEmpty()) {
            lines.add(line("storiesChanged", changed));
        }
        return lines.toString();
    }

    /** Of what was told about objects. */
    public static String of(List<String> kept, List<String> removed) {
        var lines = new StringJoiner("\n");
        if (!kept.isEmpty()) {
            lines.add(line("objectsKept", kept));
        }
        if (!removed.isEmpty()) {
            lines.add(line("objectsRemoved", removed));
        }
        return lines.toString();
    }

    /** What a line of an entry of kind {@link Entry.Kind#HEALED} says beside a list; empty if it says nothing. */
    public static Optional<Edit.Healing> healing(String changed) {
        for (String line : changed.split("\n")) {
            if (line.equals(DELETED)) {
                return Optional.of(new Edit.Healing.Forget());
            }
            for (Sync sync : Sync.values()) {
                if (line.equals(word(sync))) {
                    return Optional.of(new Edit.Healing.Mark(sync));
                }
            }
        }
        return Optional.empty();
    }

    private static String word(Sync sync) {
        return switch (sync) {
            case CURRENT -> "syncCurrent";
            case STALE -> "syncStale";
            case DISCONNECTED -> "syncDisconnected";
            case GONE -> "syncGone";
        };
    }

    private static String air(Air air) {
        return switch (air) {
            case UNKNOWN -> "airUnknown";
            case READY -> "airReady";
            case NOT_READY -> "airNotReady";
        };
    }

    private static List<String> with(String status, Target target) {
        return switch (target) {
            case Target.Whole() -> List.of(status);
            case Target.OneStory(var storyID) -> List.of(status, storyID);
            case Target.OneItem(var storyID, var itemID) -> List.of(status, storyID, itemID);
        };
    }

    private static String line(String kind, List<String> ids) {
        var line = new StringJoiner("\t").add(kind);
        ids.stream().limit(MAX_IDS).forEach(id -> line.add(id.replace('\t', ' ').replace('\n', ' ')));
        return ids.size() > MAX_IDS ? line.add("+" + (ids.size() - MAX_IDS)).toString() : line.toString();
    }
}
