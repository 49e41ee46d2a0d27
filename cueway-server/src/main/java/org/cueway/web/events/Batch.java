package org.cueway.web.events;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened in one tick. Immutable, apart from the JSON trees in it, which nobody changes.
 *
 * @param from number of the last entry before it
 * @param to number of its last entry
 * @param changed running orders and objects
 * @param cues that were given, oldest first
 * @param rows messages, oldest first
 * @param skipped messages that are not among the rows
 */
record Batch(long from, long to, Changed changed, List<Given> cues, List<ObjectNode> rows, int skipped) {
    Batch {
        cues = List.copyOf(cues);
        rows = List.copyOf(rows);
    }

    /**
     * What is not as it was.
     *
     * @param patches a running order each
     * @param watched running orders whose patches have everything, because somebody looked at them
     * @param objects of our own
     */
    record Changed(List<Patch> patches, Set<String> watched, List<ObjectNode> objects) {
        Changed {
            patches = List.copyOf(patches);
            watched = Set.copyOf(watched);
            objects = List.copyOf(objects);
        }
    }

    /**
     * What changed in one running order.
     *
     * @param row for the list
     * @param whole the same with what changed inside; equal to {@code row} if nobody watches it
     */
    record Patch(String key, ObjectNode row, ObjectNode whole) {}

    /** A cue that was given in the running order {@code key}. */
    record Given(String key, ObjectNode cue) {}

    /** Whether it has all that a console needs which looks at the running order {@code key}. */
    boolean isWholeFor(String key) {
        return key.isEmpty()
                || changed.watched().contains(key)
                || changed.patches().stream().noneMatch(patch -> patch.key().equals(key));
    }

    /** What a console is told that looks at the running order {@code key}; empty if at none. */
    String text(String key) {
        var text = new StringBuilder();
        if (!changed.patches().isEmpty()) {
            var items = changed.patches().stream()
                    .map(patch -> (patch.key().equals(key) ? patch.whole() : patch.row()).toString())
                    .collect(Collectors.joining(","));
            text.append(ServerSent.event("rundowns", to, "{\"items\":[" + items + "]}"));
        }
        if (!changed.objects().isEmpty()) {
            var items = changed.objects().stream().map(ObjectNode::toString).collect(Collectors.joining(","));
            text.append(ServerSent.event("objects", to, "{\"items\":[" + items + "]}"));
        }
        var given = cues.stream()
                .filter(cue -> cue.key().equals(key))
                .map(cue -> cue.cue().toString())
                .collect(Collectors.joining(","));
        if (!given.isEmpty()) {
            text.append(ServerSent.event("cues", to, "{\"items\":[" + given + "]}"));
        }
        if (!rows.isEmpty() || skipped > 0) {
            var items = rows.stream().map(ObjectNode::toString).collect(Collectors.joining(","));
            text.append(ServerSent.event("messages", to, "{\"items\":[" + items + "],\"skipped\":" + skipped + "}"));
        }
        return text.toString();
    }
}
