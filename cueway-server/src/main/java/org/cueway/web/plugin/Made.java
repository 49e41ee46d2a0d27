package org.cueway.web.plugin;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.desk.Carried;
import org.cueway.object.ObjectId;
import org.cueway.object.StoredObject;
import org.cueway.object.Use;
import org.cueway.rundown.Item;
import org.cueway.rundown.Status;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object that carries a graphic, and the items that name it. Pure.
 *
 * @param payload what it carries, at the object's own revision
 */
record Made(StoredObject object, GraphicPayload payload, List<Use> uses) {
    /** What the plug-in's own objects are called; no letter of it looks like a digit. */
    private static final Pattern ID = Pattern.compile("GFX-[0-9A-HJKMNP-TV-Z]{12}");

    /** A graphic as it came with nothing filled in, which is offered as a graphic already. */
    private static final String TEMPLATE = "template:";

    Made {
        uses = List.copyOf(uses);
    }

    /** How all items that name an object are, in one word; the first that is true of any of them counts. */
    enum State {
        ON_AIR("onAir", "PLAY"),
        READY("ready", "READY"),
        NOT_READY("notReady", "NOT READY"),
        /** An item names it, and nothing is said of that. */
        PLACED("placed", ""),
        AIRED("aired", "STOP"),
        /** No item names it. */
        LOOSE("loose", "");

        private final String word;
        private final String status;

        State(String word, String status) {
            this.word = word;
            this.status = status;
        }

        /** How programs read it. */
        String word() {
            return word;
        }

        static State of(Item item) {
            var said = item.status().map(Status::text).map(text -> text.strip().toUpperCase(Locale.ROOT));
            return Stream.of(ON_AIR, READY, NOT_READY, AIRED)
                    .filter(state -> said.filter(state.status::equals).isPresent())
                    .findFirst()
                    .orElse(PLACED);
        }
    }

    /** Whether an ID is one that the plug-in gives. */
    static boolean isOurs(String objID) {
        return ID.matcher(objID).matches();
    }

    /** An object as one of these; empty if it carries no graphic, or is none that somebody filled in. */
    static Optional<Made> of(StoredObject object, Map<ObjectId, List<Use>> uses) {
        return object.id().objID().startsWith(TEMPLATE)
                ? Optional.empty()
                : Carried.by(object)
                        .map(payload -> new Made(object, payload, uses.getOrDefault(object.id(), List.of())));
    }

    /** The one that was changed last first. */
    static Comparator<StoredObject> newestFirst() {
        return Comparator.comparing(
                        (StoredObject object) -> object.fields().get("changed").orElse(""))
                .reversed()
                .thenComparing(object -> object.id().objID());
    }

    State state() {
        return uses.stream()
                .map(use -> State.of(use.item()))
                .min(Comparator.naturalOrder())
                .orElse(State.LOOSE);
    }

    /** Whether all words stand in its slug or in what was filled in; small letters. */
    boolean says(List<String> words) {
        var all = (slug() + " " + object.id().objID() + " "
                        + String.join(" ", payload.data().values()))
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }

    private String slug() {
        return object.fields().get("objSlug").orElse("");
    }

    /** As pages read it. */
    ObjectNode json() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("objID", object.id().objID())
                .put("mosID", object.id().mosID())
                .put("objRev", object.revision().orElse(0))
                .put("objSlug", slug())
                .put("own", isOurs(object.id().objID()))
                .put("changed", object.changed().map(Object::toString).orElse(""))
                .put("changedBy", object.fields().get("changedBy").orElse(""))
                .put("graphic", payload.graphic())
                .put("version", payload.version());
        var data = json.putObject("data");
        payload.data().forEach(data::put);
        json.put("state", state().word());
        var places = json.putArray("uses");
        for (var use : uses) {
            places.addObject()
                    .put("roID", use.rundown().id().roID())
                    .put("roSlug", use.rundown().fields().get("roSlug").orElse(""))
                    .put("storyID", use.story().storyID())
                    .put("storySlug", use.story().fields().get("storySlug").orElse(""))
                    .put("storyNum", use.story().fields().get("storyNum").orElse(""))
                    .put("itemID", use.item().itemID())
                    .put("state", State.of(use.item()).word());
        }
        return json;
    }
}
