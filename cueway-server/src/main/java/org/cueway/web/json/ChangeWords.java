package org.cueway.web.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.cue.Due;
import org.cueway.cue.Origin;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Story;
import org.cueway.store.CueLines;
import org.cueway.store.Effects;

/**
 * What a message changed, in words: {@link Effects} with stories called by the slug that they have now. One that is gone
 * keeps its ID. Immutable; made for the messages of one running order.
 */
final class ChangeWords {
    /** Makes a look-up worth while. */
    private static final int FEW = 2;

    /** Stories that a cue's words name one by one, and items of each. */
    private static final int MAX_STORIES = 10;

    private static final int MAX_ITEMS = 10;

    private final Optional<Rundown> rundown;

    ChangeWords(Optional<Rundown> rundown) {
        this.rundown = rundown;
    }

    /** A line per change; none if nothing is known about it. */
    List<String> of(String effects) {
        var words = new ArrayList<String>();
        CueLines.read(effects).ifPresent(cue -> cue(cue, words));
        for (String line : effects.split("\n")) {
            if (!line.isEmpty() && !CueLines.isOne(line)) {
                String[] parts = line.split("\t");
                words.add(words(parts[0], List.of(parts).subList(1, parts.length)));
            }
        }
        return words;
    }

    private void cue(CueLines.Noted cue, List<String> words) {
        String by = switch (cue.origin()) {
            case Origin.Message(var element, var word) -> ", by " + (element + " " + word).strip();
            case Origin.Console(var caller) -> ", from the console at " + caller;
            case Origin.Api(var caller) -> ", by a program at " + caller;
        };
        String due = switch (cue.due()) {
            case Due.Now() -> "";
            case Due.At(var time) -> ", due " + time;
            case Due.Late(var time) -> ", late: it was due " + time;
        };
        words.add(cue.verb().word() + by + due);
        var stories = new LinkedHashMap<String, List<String>>();
        cue.items()
                .forEach(item -> stories.computeIfAbsent(item.storyID(), _ -> new ArrayList<>())
                        .add(item.itemID()));
        stories.entrySet().stream()
                .limit(MAX_STORIES)
                .forEach(story -> words.add(items(story.getValue()) + " of " + name(story.getKey())));
        if (stories.size() > MAX_STORIES) {
            words.add("and items of " + (stories.size() - MAX_STORIES) + " more stories");
        }
    }

    private static String items(List<String> ids) {
        return ids.size() > MAX_ITEMS
                ? ids.size() + " items"
                : (ids.size() == 1 ? "item " : "items ") + String.join(", ", ids);
    }

    private String words(String kind, List<String> ids) {
        return switch (kind) {
            case "nothing" -> "nothing changed";
            case "created" -> "running order created";
            case "deleted" -> "running order deleted";
            case "headerChanged" -> "header changed";
            case "airReady" -> "ready to air";
            case "airNotReady" -> "not ready to air";
            case "airUnknown" -> "air state unknown";
            case "storiesReordered" -> "stories reordered";
            case "storiesAdded" -> stories("added", ids);
            case "storiesRemoved" -> stories("removed", ids);
            case "storiesChanged" -> stories("changed", ids);
            case "objectsKept" -> list("object", "kept", ids);
            case "objectsRemoved" -> list("object", "removed", ids);
            case "statusChanged" -> status(ids);
            case "syncCurrent" -> "in step with the newsroom";
            case "syncStale" -> "perhaps not in step with the newsroom";
            case "syncDisconnected" -> "not in step with the newsroom";
            case "syncGone" -> "the newsroom does not have it any more";
            case "acknowledged" -> "acknowledged by the newsroom";
            case "refused" -> "refused by the newsroom";
            case "dropped" -> "not sent to its end";
            case "asked" -> "asked and answered";
            case String other -> other + " " + String.join(", ", ids); // of a newer Cueway
        };
    }

    private String status(List<String> parts) {
        String status = "status " + (parts.isEmpty() ? "" : parts.getFirst());
        return switch (parts.size()) {
            case 2 -> status + ": story " + name(parts.get(1));
            case 3 -> status + ": item " + parts.get(2) + " of " + name(parts.get(1));
            default -> status;
        };
    }

    private String stories(String what, List<String> ids) {
        var names = ids.size() > FEW ? slugs() : Map.<String, String>of();
        return list(
                "story",
                what,
                ids.stream()
                        .map(id -> names.isEmpty() ? name(id) : names.getOrDefault(id, id))
                        .toList());
    }

    private static String list(String thing, String what, List<String> names) {
        boolean more = !names.isEmpty() && names.getLast().matches("\\+\\d+");
        var shown = more ? names.subList(0, names.size() - 1) : names;
        String things = names.size() == 1 ? thing : thing.equals("story") ? "stories" : thing + "s";
        return things + " " + what + ": " + String.join(", ", shown)
                + (more ? " and " + names.getLast().substring(1) + " more" : "");
    }

    private String name(String storyID) {
        return rundown.stream()
                .flatMap(held -> held.stories().stream())
                .filter(story -> story.storyID().equals(storyID))
                .map(ChangeWords::slug)
                .findFirst()
                .orElse(storyID);
    }

    private Map<String, String> slugs() {
        var slugs = new HashMap<String, String>();
        rundown.ifPresent(held -> held.stories().forEach(story -> slugs.put(story.storyID(), slug(story))));
        return slugs;
    }

    private static String slug(Story story) {
        return story.fields().get("storySlug").filter(slug -> !slug.isBlank()).orElse(story.storyID());
    }
}
