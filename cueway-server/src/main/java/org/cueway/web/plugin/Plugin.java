package org.cueway.web.plugin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.base.PluginLimits;
import org.cueway.base.TimeSource;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.graphics.Graphic;
import org.cueway.mos.xml.XmlWriter;
import org.cueway.object.ObjectId;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.ObjectRefusal;
import org.cueway.object.ObjectSlot;
import org.cueway.object.OwnEdit;
import org.cueway.object.StoredObject;
import org.cueway.object.Use;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.web.events.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The gateway's side of the plug-in: graphics to choose from, objects to make and to change, and how those are. Safe for use by
 * any thread.
 */
public final class Plugin implements AutoCloseable {
    private static final String GROUP = "Graphics";

    private final PluginSettings settings;
    private final PluginSources sources;
    private final PluginLimits limits;
    private final StateFeed feed;

    private Plugin(PluginSettings settings, PluginSources sources, PluginLimits limits, TimeSource time) {
        this.settings = settings;
        this.sources = sources;
        this.limits = limits;
        this.feed = new StateFeed(this::newest, limits, time);
    }

    /** Opens it. */
    public static Plugin start(PluginSettings settings, PluginSources sources, PluginLimits limits, TimeSource time) {
        var plugin = new Plugin(settings, sources, limits, time);
        plugin.feed.start(sources.subscribe());
        return plugin;
    }

    /** Who may use it. */
    public PluginSettings settings() {
        return settings;
    }

    /** An object as it became. */
    public record Kept(JsonNode json, boolean isNew) {}

    /** What a page has to know first: who we are, whom it may talk to, and which graphics there are. */
    public JsonNode about() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("mosID", sources.objects().mosID());
        var origins = json.putArray("origins");
        settings.origins().forEach(origins::add);
        json.put("maxFieldChars", limits.maxFieldChars());
        var graphics = json.putArray("graphics");
        for (var entry : sources.catalogue().get().entries()) {
            entry.graphic().ifPresent(graphic -> graphics.add(Template.json(graphic)));
        }
        return json;
    }

    /** Objects that have all words of a text, the one that was changed last first; not more than fit on a page. */
    public JsonNode find(String text) {
        var words = Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        var json = JsonNodeFactory.instance.objectNode();
        var items = json.putArray("items");
        made().filter(one -> one.says(words)).limit(limits.maxFound()).forEach(one -> items.add(one.json()));
        return json;
    }

    /** One object; empty if there is none of that ID that carries a graphic. */
    public Optional<JsonNode> one(String objID) {
        return sources.objects()
                .find(objID)
                .flatMap(object -> Made.of(object, uses()))
                .map(Made::json);
    }

    /** From now on a page is told how objects are; empty if there are too many already. */
    public Optional<Events> watch() {
        return feed.watch();
    }

    private List<ObjectNode> newest() {
        return made().limit(limits.maxRows()).map(Made::json).toList();
    }

    private Stream<Made> made() {
        var uses = uses();
        return sources.objects().all().get().stream()
                .sorted(Made.newestFirst())
                .flatMap(object -> Made.of(object, uses).stream());
    }

    private Map<ObjectId, List<Use>> uses() {
        return Use.all(sources.rundowns().get(), sources.objects().holdings());
    }

    /**
     * Makes an object, or changes one of our own; the same again is done once.
     *
     * @param objID one that {@link Made#isOurs}
     * @throws org.cueway.store.StoreException if it could not be made durable; then nothing changed
     */
    public Kept put(String objID, JsonNode body) throws PluginRefusal {
        if (!Made.isOurs(objID)) {
            throw new PluginRefusal(
                    403,
                    "not an object of the plug-in",
                    "GFX- and 12 letters or digits of Crockford's 32",
                    objID,
                    "make one of its own; other objects are changed where they were made");
        }
        var wish = Wish.of(body, limits);
        var graphic = sources.catalogue()
                .get()
                .find(wish.graphic())
                .orElseThrow(() -> new PluginRefusal(
                        422,
                        "no such graphic",
                        "the id of a graphic that is there",
                        wish.graphic().isEmpty() ? "none" : wish.graphic(),
                        "it may have been removed or renamed since the page was opened; open it again"));
        var payload = new GraphicPayload(graphic.id(), graphic.about().version(), wish.revision(), data(graphic, wish));
        var held = sources.objects().find(objID);
        var same = held.filter(object -> isSame(object, payload, wish.slug()));
        return same.isPresent()
                ? kept(same.get(), false)
                : describe(objID, wish, described(payload, wish.slug()), held.isEmpty());
    }

    private Map<String, String> data(Graphic graphic, Wish wish) throws PluginRefusal {
        return switch (Form.check(graphic, wish.data(), limits)) {
            case Form.Checked.Good(var data) -> data;
            case Form.Checked.Wrong(var faults) ->
                throw new PluginRefusal(
                        422,
                        "not filled in as the graphic wants",
                        "texts that the fields of " + graphic.about().name() + " take",
                        String.join("; ", faults),
                        "correct what is named");
        };
    }

    private static boolean isSame(StoredObject object, GraphicPayload payload, String slug) {
        return object.fields().get("objSlug").filter(slug::equals).isPresent()
                && Made.of(object, Map.of())
                        .map(Made::payload)
                        .filter(there -> there.withRevision(payload.revision()).equals(payload))
                        .isPresent();
    }

    private Kept describe(String objID, Wish wish, OwnEdit.Description described, boolean isNew) throws PluginRefusal {
        return switch (sources.objects().editing().describe(objID, described, wish.seen(), wish.by())) {
            case ObjectOutcome.Applied(ObjectSlot.Held(var object)) -> kept(object, isNew);
            case ObjectOutcome.Applied(ObjectSlot.Empty _) -> throw new IllegalStateException(objID + " is gone");
            case ObjectOutcome.Refused(var reason, var detail) ->
                throw new PluginRefusal(
                        status(reason),
                        reason.text(),
                        "an object as it was when it was opened",
                        detail.isEmpty() ? objID : detail,
                        reason.words().remedy());
        };
    }

    private Kept kept(StoredObject object, boolean isNew) {
        var made = Made.of(object, uses())
                .orElseThrow(() -> new IllegalStateException("what was written cannot be read: " + object.id()));
        return new Kept(made.json(), isNew);
    }

    private static int status(ObjectRefusal reason) {
        return switch (reason) {
            case UNKNOWN_OBJECT -> 404;
            case OBJECT_EXISTS, OTHER_REVISION, OLDER_REVISION -> 409;
            case NOT_OF_THIS_NEWSROOM, FIELD_NEEDED -> 422;
            case CATALOGUE_FULL -> 507;
        };
    }

    private static OwnEdit.Description described(GraphicPayload payload, String slug) {
        var words = new XmlWriter();
        words.leaf("mosAbstract", slug);
        return new OwnEdit.Description(
                Fields.of(List.of("objSlug", slug, "objGroup", GROUP, "objType", "STILL", "objTB", "1")),
                List.of(new Block(payload.schema(), payload.xml())),
                List.of(words.toString()));
    }

    /** Tells pages no more; they dial again by themselves. */
    @Override
    public void close() {
        feed.close();
    }
}
