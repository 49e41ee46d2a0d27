package org.cueway.web.json;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.cueway.base.Limits;
import org.cueway.rundown.Block;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Status;
import org.cueway.rundown.Story;
import org.cueway.script.Pace;
import org.cueway.script.Part;
import org.cueway.script.Reading;
import org.cueway.script.Run;
import org.cueway.script.Script;
import org.cueway.script.ScriptReader;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Running orders as prompters need them: what is read, by whom, and how long that takes. Immutable, safe for use by any
 * thread.
 */
public final class PrompterJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Words of a story's status that take it out of the show; MOS leaves them open. */
    private final ScriptReader reader = new ScriptReader(Limits.Xml.defaults(), Limits.Script.defaults());

    private final Pace pace;

    /** Scripts that are read at that pace. */
    public PrompterJson(Pace pace) {
        this.pace = pace;
    }

    /** A story with what is read in it. */
    private record Read(Story story, Script script, Reading reading) {
        boolean isFloated() {
            return story.status().filter(Status::floats).isPresent();
        }
    }

    /**
     * All stories in order. Stories that are floated have their place and are not counted.
     *
     * @param presenter leaves out stories in which others read and this one does not; empty text leaves out none
     */
    public ObjectNode whole(String key, Rundown rundown, String presenter) {
        List<Read> all = rundown.stories().stream().map(this::read).toList();
        List<Read> wanted = all.stream()
                .filter(read -> presenter.isBlank() || read.reading().isFor(presenter))
                .toList();
        ObjectNode json = RundownJson.summary(key, rundown);
        json.put(
                "readSeconds",
                hundredths(wanted.stream()
                        .filter(read -> !read.isFloated())
                        .mapToDouble(read -> read.reading().seconds())
                        .sum()));
        var presenters = new LinkedHashSet<String>();
        all.forEach(read -> presenters.addAll(read.script().presenters()));
        ArrayNode names = json.putArray("presenters");
        presenters.forEach(names::add);
        ArrayNode stories = json.putArray("stories");
        wanted.forEach(read -> stories.add(story(read)));
        return json;
    }

    /** One story. */
    public ObjectNode story(Story story) {
        return story(read(story));
    }

    private Read read(Story story) {
        Script script = story.body()
                .map(body -> reader.read(
                        body, story.metadata().stream().map(Block::xml).toList()))
                .orElse(Script.EMPTY);
        return new Read(story, script, Reading.of(script, pace));
    }

    private static ObjectNode story(Read read) {
        Story story = read.story();
        ObjectNode json = RundownJson.fields(story.fields());
        json.put("storyID", story.storyID());
        json.put("hasBody", story.body().isPresent());
        json.put("floated", read.isFloated());
        RundownJson.status(json, story.status());
        RundownJson.seconds(json, Lengths.of(story));
        json.put("readSeconds", hundredths(read.reading().seconds()));
        json.put("words", (int) Math.round(read.reading().words()));
        ArrayNode presenters = json.putArray("presenters");
        read.script().presenters().forEach(presenters::add);
        ArrayNode unknown = json.putArray("unknownElements");
        read.script().unknown().forEach(unknown::add);
        parts(json.putArray("parts"), read);
        return json;
    }

    private static void parts(ArrayNode parts, Read read) {
        var items = new HashMap<String, Item>();
        read.story().items().forEach(item -> items.put(item.itemID(), item));
        for (Reading.Passage passage : read.reading().passages()) {
            parts.add(
                    switch (passage.part()) {
                        case Part.Paragraph paragraph -> paragraph(paragraph, passage.seconds());
                        case Part.PresenterChange change ->
                            presenter(change, passage.rate().wordsPerMinute());
                        case Part.ItemMark mark -> item(mark, items);
                    });
        }
    }

    private static ObjectNode paragraph(Part.Paragraph paragraph, double seconds) {
        ObjectNode json = JSON.objectNode().put("type", "paragraph").put("seconds", hundredths(seconds));
        ArrayNode runs = json.putArray("runs");
        for (Run run : paragraph.runs()) {
            ObjectNode each = runs.addObject().put("text", run.text()).put("role", Words.camelCase(run.role()));
            ArrayNode styles = each.putArray("styles");
            run.styles().forEach(style -> styles.add(Words.camelCase(style)));
        }
        return json;
    }

    private static ObjectNode presenter(Part.PresenterChange change, double wordsPerMinute) {
        ObjectNode json = JSON.objectNode().put("type", "presenter").put("storyPresenter", change.name());
        change.rate().ifPresent(rate -> json.put("storyPresenterRR", rate));
        return json.put("wordsPerMinute", (int) Math.round(wordsPerMinute));
    }

    /** What the story's own item says wins over what stands in its body, which may be older. */
    private static ObjectNode item(Part.ItemMark mark, Map<String, Item> items) {
        ObjectNode json = JSON.objectNode().put("type", "item").put("itemID", mark.itemID());
        Item item = mark.itemID().isEmpty() ? null : items.get(mark.itemID());
        if (item == null) {
            json.put("itemSlug", mark.slug());
            json.put("itemChannel", mark.channel());
            json.put("objID", mark.objID());
            RundownJson.seconds(json, Lengths.of(mark.timing()));
            return json.putNull("status");
        }
        json.put(
                "itemSlug",
                item.fields().get("itemSlug").filter(slug -> !slug.isBlank()).orElse(mark.slug()));
        json.put("itemChannel", item.fields().get("itemChannel").orElse(mark.channel()));
        json.put("objID", item.objID().orElse(mark.objID()));
        var own = Lengths.of(item);
        RundownJson.seconds(json, own.isPresent() ? own : Lengths.of(mark.timing()));
        return RundownJson.status(json, item.status());
    }

    /** Nobody reads to the nanosecond. */
    private static double hundredths(double seconds) {
        return Math.round(seconds * 100) / 100.0;
    }
}
