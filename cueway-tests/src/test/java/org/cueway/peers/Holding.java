package org.cueway.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.value.Leaf;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.simulator.ncs.show.ScriptedStory;
import org.cueway.simulator.ncs.show.Show;
import org.cueway.simulator.ncs.show.Shows;
import tools.jackson.databind.JsonNode;

/**
 * Everything that somebody holds of running orders, a line for each running order, story and item, so that a difference can
 * be read: what the simulated newsroom thinks, and what the gateway's API says. Stateless.
 */
public final class Holding {
    private Holding() {}

    /** What the newsroom holds, running orders by ID. */
    public static List<String> of(Shows shows) {
        return shows.list().stream()
                .sorted((one, other) -> one.roID().compareTo(other.roID()))
                .flatMap(show -> lines(show).stream())
                .toList();
    }

    /** What the gateway shows, running orders by ID. */
    public static List<String> of(Station station) throws Exception {
        var gateway = station.gateway();
        var whole = new ArrayList<JsonNode>();
        for (var one : gateway.get("/api/v1/rundowns").path("items")) {
            whole.add(gateway.get("/api/v1/rundowns/" + one.path("key").asString()));
        }
        return whole.stream()
                .sorted((one, other) -> text(one, "roID").compareTo(text(other, "roID")))
                .flatMap(rundown -> lines(rundown).stream())
                .toList();
    }

    private static List<String> lines(Show show) {
        RoHeader header = show.header();
        var lines = new ArrayList<String>();
        lines.add(line(
                "RO",
                show.roID(),
                or(header.roSlug()),
                or(header.roChannel()),
                leaf(header.roEdStart()),
                leaf(header.roEdDur()),
                or(header.roTrigger()),
                show.air()
                        .map(air -> air.text().equals("READY") ? "ready" : "notReady")
                        .orElse("unknown"),
                blocks(header.metadata())));
        for (ScriptedStory scripted : show.stories()) {
            var story = scripted.story();
            lines.add(line(
                    "  STORY",
                    story.storyID(),
                    or(story.storySlug()),
                    or(story.storyNum()),
                    String.valueOf(scripted.script().isPresent()),
                    blocks(story.metadata())));
            for (Item item : story.items()) lines.add(line(item));
        }
        return lines;
    }

    private static String line(Item item) {
        return line(
                "    ITEM",
                item.itemID(),
                or(item.itemSlug()),
                or(item.objID()),
                or(item.mosID()),
                or(item.itemChannel()),
                leaf(item.itemEdStart()),
                leaf(item.itemEdDur()),
                or(item.itemTrigger()),
                blocks(item.metadata()),
                String.join("", item.others()));
    }

    private static List<String> lines(JsonNode rundown) {
        var lines = new ArrayList<String>();
        lines.add(line(
                "RO",
                text(rundown, "roID"),
                text(rundown, "roSlug"),
                text(rundown, "roChannel"),
                text(rundown, "roEdStart"),
                text(rundown, "roEdDur"),
                text(rundown, "roTrigger"),
                text(rundown, "air"),
                blocks(rundown)));
        for (var story : rundown.path("stories")) {
            lines.add(line(
                    "  STORY",
                    text(story, "storyID"),
                    text(story, "storySlug"),
                    text(story, "storyNum"),
                    String.valueOf(story.path("hasBody").asBoolean()),
                    blocks(story)));
            for (var item : story.path("items")) {
                lines.add(line(
                        "    ITEM",
                        text(item, "itemID"),
                        text(item, "itemSlug"),
                        text(item, "objID"),
                        text(item, "mosID"),
                        text(item, "itemChannel"),
                        text(item, "itemEdStart"),
                        text(item, "itemEdDur"),
                        text(item, "itemTrigger"),
                        blocks(item),
                        item.path("otherElements")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.joining())));
            }
        }
        return lines;
    }

    private static String line(String... parts) {
        return String.join(" | ", parts);
    }

    private static String or(Optional<String> text) {
        return text.orElse("");
    }

    private static String leaf(Optional<? extends Leaf> leaf) {
        return leaf.map(Leaf::text).orElse("");
    }

    private static String blocks(List<MosExternalMetadata> metadata) {
        return metadata.stream().map(MosExternalMetadata::xml).collect(Collectors.joining());
    }

    private static String blocks(JsonNode json) {
        return json.path("mosExternalMetadata")
                .valueStream()
                .map(block -> text(block, "xml"))
                .collect(Collectors.joining());
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).isMissingNode() ? "" : json.path(name).asString();
    }
}
