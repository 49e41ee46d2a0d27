package org.cueway.web.json;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.cueway.rundown.Rundown;
import org.cueway.store.CueLines;
import org.cueway.store.Entry;
import org.cueway.store.Settlement;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages, each with its answer.
 *
 * @param ackTime how long the answer to the frame with a hash took; empty if that is not known any more
 * @param byKey the running order of a key as it is now
 */
public record MessageJson(Function<String, Optional<Duration>> ackTime, Function<String, Optional<Rundown>> byKey) {
    /** All but the texts. */
    public ObjectNode row(Entry entry) {
        var glance = Glance.at(entry.message());
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("number", entry.number())
                .put("time", entry.time().toString())
                .put("kind", Words.camelCase(entry.kind()))
                .put("source", source(entry))
                .put("newsroom", entry.newsroom())
                .put("mosID", entry.mosID())
                .put("ncsID", entry.ncsID())
                .put("channel", entry.channel())
                .put("messageID", entry.messageID())
                .put("rundown", entry.rundown())
                .put("dialect", entry.dialect())
                .put("command", glance.command())
                .put("roID", glance.roID())
                .put("storyID", glance.storyID())
                .put("itemID", glance.itemID())
                .put("chars", entry.message().length())
                .put("direction", entry.kind().isOurs() ? "out" : "in")
                .put("result", result(entry));
        ackTime.apply(entry.hash())
                .ifPresentOrElse(
                        took -> json.put("tookMillis", took.toNanos() / 1e6), () -> json.putNull("tookMillis"));
        ArrayNode changed = json.putArray("changed");
        new ChangeWords(rundown(entry)).of(entry.changed()).forEach(changed::add);
        return json;
    }

    /** What became of it; {@code waiting} for a message of ours whose fate is in another row, or not known yet. */
    private static String result(Entry entry) {
        return switch (entry.kind()) {
            case REFUSED -> Glance.refusal(entry.answer());
            case QUEUED -> "waiting";
            case SETTLED ->
                Settlement.of(entry)
                        .map(Settlement::why)
                        .filter(why -> !why.isEmpty())
                        .orElse("OK");
            case EDIT, OBJECT, CUE, QUERY, MESSAGE_IDS, HEALED, AIR -> "OK";
        };
    }

    /** Everything. */
    public ObjectNode whole(Entry entry) {
        return row(entry).put("message", entry.message()).put("answer", entry.answer());
    }

    /** Where it came from; what came over no MOS connection says so itself. */
    private static String source(Entry entry) {
        if (entry.kind().isOurs()) {
            return "gateway";
        }
        if (entry.kind() == Entry.Kind.OBJECT && entry.newsroom().isEmpty()) {
            return "api";
        }
        return entry.channel().isEmpty()
                ? CueLines.read(entry.changed())
                        .map(cue -> CueJson.source(cue.origin()))
                        .orElse("")
                : "newsroom";
    }

    private Optional<Rundown> rundown(Entry entry) {
        return entry.rundown().isEmpty() ? Optional.empty() : byKey.apply(entry.rundown());
    }

    /** Whether a list shows the entry; {@code wanted} has empty text for what does not matter. */
    public static boolean fits(Entry entry, Wanted wanted) {
        return entry.kind() != Entry.Kind.MESSAGE_IDS
                && entry.kind() != Entry.Kind.AIR
                && (wanted.channel().isEmpty() || wanted.channel().equals(entry.channel()))
                && (wanted.kind().isEmpty() || wanted.kind().equals(Words.camelCase(entry.kind())))
                && (wanted.text().isEmpty()
                        || contains(entry.message(), wanted.text())
                        || contains(entry.answer(), wanted.text()))
                && (wanted.command().isEmpty()
                        || wanted.command().equals(Glance.at(entry.message()).command()));
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }

    /** What a list shows, beyond what the store itself can sort out. */
    public record Wanted(String channel, String kind, String command, String text) {}
}
