package org.cueway.simulator.ncs.show;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cueway.mos.model.DiscoveryMessage.RoStorySend;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.RunningOrderMessage.DeleteItems;
import org.cueway.mos.model.RunningOrderMessage.DeleteStories;
import org.cueway.mos.model.RunningOrderMessage.InsertItems;
import org.cueway.mos.model.RunningOrderMessage.InsertStories;
import org.cueway.mos.model.RunningOrderMessage.MoveItems;
import org.cueway.mos.model.RunningOrderMessage.MoveStories;
import org.cueway.mos.model.RunningOrderMessage.ReplaceItem;
import org.cueway.mos.model.RunningOrderMessage.ReplaceStory;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoMetadataReplace;
import org.cueway.mos.model.RunningOrderMessage.RoReadyToAir;
import org.cueway.mos.model.RunningOrderMessage.SwapItems;
import org.cueway.mos.model.RunningOrderMessage.SwapStories;
import org.cueway.mos.model.Story;

/**
 * The least that can follow a newsroom: lists of IDs and slugs that are cut, spliced and printed. Shares nothing with the
 * code that it checks. Confined to its test.
 */
final class PlainReader {
    private final Map<String, List<Row>> shows = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** A story. */
    private static final class Row {
        final String id;
        String slug;
        String body = "";
        List<String> items = new ArrayList<>();
        final Map<String, String> itemSlugs = new LinkedHashMap<>();

        Row(Story story) {
            this.id = story.storyID();
            this.slug = story.storySlug().orElse("");
            for (var item : story.items()) add(items.size(), item);
        }

        void add(int at, Item item) {
            items.add(at, item.itemID());
            itemSlugs.put(item.itemID(), item.itemSlug().orElse("") + metadata(item));
        }

        String print() {
            return id + " " + slug + " "
                    + items.stream()
                            .map(item -> item + "=" + itemSlugs.get(item))
                            .toList() + " " + body;
        }
    }

    void take(MosMessage message) {
        switch (message) {
            case RoCreate create -> {
                shows.put(
                        create.roID(),
                        new ArrayList<>(create.stories().stream().map(Row::new).toList()));
                headers.put(
                        create.roID(), create.header().roEdDur().orElseThrow().text());
            }
            case RoMetadataReplace replace ->
                headers.put(
                        replace.roID(), replace.header().roEdDur().orElseThrow().text());
            case RoReadyToAir ready -> headers.merge(ready.roID(), "", (held, _) -> held);
            case RoStorySend(var ro, var id, var text) -> {
                var row = row(ro, id);
                row.slug = text.storySlug().orElse(row.slug);
                row.body = text.storyBody().orElseThrow().xml();
                for (var item : text.storyBody().orElseThrow().items()) {
                    row.itemSlugs.computeIfPresent(
                            item.itemID(), (_, _) -> item.itemSlug().orElse("") + metadata(item));
                }
            }
            case InsertStories(var ro, var position, var stories) -> {
                var rows = rows(ro);
                rows.addAll(
                        place(ids(rows), position),
                        stories.stream().map(Row::new).toList());
            }
            case ReplaceStory(var ro, var id, var stories) -> {
                var next = new Row(stories.getFirst());
                next.body = row(ro, id).body;
                rows(ro).set(ids(rows(ro)).indexOf(id), next);
            }
            case MoveStories(var ro, var position, var ids) -> {
                var moved = row(ro, ids.getFirst());
                rows(ro).remove(moved);
                rows(ro).add(place(ids(rows(ro)), position), moved);
            }
            case DeleteStories(var ro, var ids) -> rows(ro).removeIf(row -> ids.contains(row.id));
            case SwapStories(var ro, var one, var other) ->
                Collections.swap(
                        rows(ro), ids(rows(ro)).indexOf(one), ids(rows(ro)).indexOf(other));
            case InsertItems(var ro, var story, var position, var items) ->
                row(ro, story).add(place(row(ro, story).items, position), items.getFirst());
            case ReplaceItem(var ro, var story, var id, var items) -> {
                int at = row(ro, story).items.indexOf(id);
                row(ro, story).items.remove(at);
                row(ro, story).add(at, items.getFirst());
            }
            case MoveItems(var ro, var story, var position, var ids) -> {
                var items = row(ro, story).items;
                items.removeAll(ids);
                items.addAll(place(items, position), ids);
            }
            case DeleteItems(var ro, var story, var ids) -> row(ro, story).items.removeAll(ids);
            case SwapItems(var ro, var story, var one, var other) -> {
                var items = row(ro, story).items;
                Collections.swap(items, items.indexOf(one), items.indexOf(other));
            }
            default -> throw new AssertionError("not expected of a newsroom's edits: " + message);
        }
    }

    String print() {
        return shows.entrySet().stream()
                .map(show -> show.getKey() + " " + headers.get(show.getKey()) + "\n"
                        + show.getValue().stream().map(Row::print).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    /** What the newsroom itself thinks that it holds, in the same form. */
    static String print(Shows shows) {
        var reader = new PlainReader();
        for (var show : shows.list()) {
            var rows = new ArrayList<Row>();
            for (var story : show.stories()) {
                var row = new Row(story.story());
                row.body = story.script().orElseThrow().body().xml();
                rows.add(row);
            }
            reader.shows.put(show.roID(), rows);
            reader.headers.put(
                    show.roID(), show.header().roEdDur().orElseThrow().text());
        }
        return reader.print();
    }

    private static String metadata(Item item) {
        return item.metadata().stream().map(block -> block.xml()).collect(Collectors.joining());
    }

    private static int place(List<String> ids, Position position) {
        return position.target().isEmpty() ? ids.size() : ids.indexOf(position.target());
    }

    private static List<String> ids(List<Row> rows) {
        return rows.stream().map(row -> row.id).toList();
    }

    private List<Row> rows(String ro) {
        return Objects.requireNonNull(shows.get(ro));
    }

    private Row row(String ro, String id) {
        return rows(ro).stream().filter(row -> row.id.equals(id)).findFirst().orElseThrow();
    }
}
