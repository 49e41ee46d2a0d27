package org.cueway.export;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.cueway.rundown.RundownId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Ledgers as they are kept. Format {@code cueway-pages/1}: every format ever released stays readable. Pure. */
public final class LedgerJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String FORMAT = "cueway-pages/1";

    private LedgerJson() {}

    /** As text. */
    public static String text(Ledger ledger) {
        var named = ledger.named();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("key", named.key())
                .put("newsroom", named.id().newsroom())
                .put("roID", named.id().roID())
                .put("slug", named.slug())
                .put("revision", ledger.revision())
                .put("print", ledger.print());
        ledger.gone().ifPresent(since -> json.put("gone", since.toString()));
        json.put("blocks", ledger.pages().blocks());
        var open = json.putArray("open");
        ledger.pages()
                .open()
                .forEach((storyID, block) -> open.addObject()
                        .put("storyID", storyID)
                        .put("number", block.number())
                        .put("used", block.used()));
        var pages = json.putArray("pages");
        ledger.pages()
                .pages()
                .forEach((key, page) -> pages.addObject()
                        .put("storyID", key.storyID())
                        .put("itemID", key.itemID())
                        .put("page", page));
        return json + "\n";
    }

    /** From text; empty if it is none, or was cut off. */
    public static Optional<Ledger> read(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            return json.path("format").asString("").equals(FORMAT) ? Optional.of(ledger(json)) : Optional.empty();
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Ledger ledger(JsonNode json) {
        var open = new HashMap<String, PageTable.Block>();
        for (var one : json.path("open")) {
            open.put(
                    one.path("storyID").asString(),
                    new PageTable.Block(
                            one.path("number").asInt(), one.path("used").asInt()));
        }
        var pages = new LinkedHashMap<PageKey, Integer>();
        for (var one : json.path("pages")) {
            pages.put(
                    new PageKey(
                            one.path("storyID").asString(), one.path("itemID").asString()),
                    one.path("page").asInt());
        }
        var id = new RundownId(
                json.path("newsroom").asString(), json.path("roID").asString());
        return new Ledger(
                new Named(id, json.path("key").asString(), json.path("slug").asString()),
                json.path("revision").asLong(),
                json.path("print").asString(),
                new PageTable(json.path("blocks").asInt(), open, pages),
                Optional.of(json.path("gone").asString(""))
                        .filter(since -> !since.isEmpty())
                        .map(Instant::parse));
    }
}
