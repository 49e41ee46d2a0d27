package org.cueway.templates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cueway.cue.Planner;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.graphics.Catalogue;
import org.cueway.graphics.Graphic;
import org.cueway.rundown.Block;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Story;
import org.cueway.templates.TemplateUse.State;

/**
 * Which graphics items use: the one that they were filled in for ({@link GraphicPayload}), and those that the rules put on an
 * output when they are taken. Follows from item, rules and catalogue alone; safe for use by any thread.
 *
 * @param catalogue the graphics that count, whenever it is asked
 * @param planner the rules
 * @param outputs the devices that show graphics of the catalogue
 */
public record Templates(Supplier<Catalogue> catalogue, Planner planner, Set<String> outputs) {
    /** Nothing uses any graphic. */
    public static final Templates NONE = new Templates(Catalogue::none, new Planner(List.of()), Set.of());

    public Templates {
        outputs = Set.copyOf(outputs);
    }

    /** A use and where it stands. */
    public record Placed(Rundown rundown, Story story, Item item, TemplateUse use) {}

    /** What an item of that newsroom uses; the one that it was filled in for first. */
    public List<TemplateUse> of(String newsroom, Item item) {
        var now = catalogue.get();
        var uses = new LinkedHashMap<String, TemplateUse>();
        if (!item.metadata().isEmpty()) {
            GraphicPayload.read(item.metadata().stream().map(Block::xml).toList())
                    .ifPresent(payload -> add(uses, use(now, payload.graphic(), Optional.of(payload.version()))));
        }
        planner.texts(newsroom, item, "graphic", outputs).forEach(name -> add(uses, use(now, name, Optional.empty())));
        return List.copyOf(uses.values());
    }

    private static void add(Map<String, TemplateUse> uses, TemplateUse use) {
        uses.putIfAbsent(use.graphic(), use);
    }

    private static TemplateUse use(Catalogue catalogue, String name, Optional<String> filledWith) {
        var graphic = catalogue.find(name);
        var now = graphic.map(there -> there.about().version());
        var state = graphic.isEmpty()
                ? State.MISSING
                : filledWith.isPresent() && !filledWith.equals(now) ? State.CHANGED : State.THERE;
        return new TemplateUse(graphic.map(Graphic::id).orElse(name), filledWith, state, now);
    }

    /** Every use in running orders, by graphic, in their order. */
    public Map<String, List<Placed>> all(Collection<Rundown> rundowns) {
        var all = new LinkedHashMap<String, List<Placed>>();
        for (var rundown : rundowns) {
            for (var story : rundown.stories()) {
                for (var item : story.items()) {
                    for (var use : of(rundown.id().newsroom(), item)) {
                        all.computeIfAbsent(use.graphic(), _ -> new ArrayList<>())
                                .add(new Placed(rundown, story, item, use));
                    }
                }
            }
        }
        return all;
    }
}
