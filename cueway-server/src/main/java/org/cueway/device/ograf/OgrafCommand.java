package org.cueway.device.ograf;

import java.util.Optional;
import org.cueway.device.Command;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a page is told about one layer. What it says holds, however often it is said: it names where a graphic is to be. */
public sealed interface OgrafCommand extends Command {
    int layer();

    /** Load a graphic beside what is on air, in place of any other that is loaded there. */
    record Load(int layer, OgrafState.Shown shown, Source source) implements OgrafCommand {}

    /**
     * Put a graphic on air, in place of what is there, which leaves as soon as this one comes; loads it if it is not loaded.
     *
     * @param skip without animation
     */
    record Play(int layer, OgrafState.Shown shown, Source source, boolean skip) implements OgrafCommand {}

    /** Give a graphic other data; {@code data} is all of it. */
    record Update(int layer, String instance, String data) implements OgrafCommand {}

    /** Play a graphic on to a step. */
    record Step(int layer, String instance, int to) implements OgrafCommand {}

    /**
     * Have a graphic stand still, or go on.
     *
     * @param action its custom action for that; empty if it has none
     */
    record Hold(int layer, String instance, boolean held, String action) implements OgrafCommand {}

    /** Take a graphic off air, as beautifully as it can. */
    record Stop(int layer, String instance) implements OgrafCommand {}

    /** Forget a graphic that is loaded and not on air. */
    record Drop(int layer, String instance) implements OgrafCommand {}

    /** Take everything off the layer, at once, whatever it is. */
    record Clear(int layer) implements OgrafCommand {}

    /**
     * Where a page finds a graphic.
     *
     * @param url the path of its script; empty if there is no such graphic any more
     * @param steps its {@code stepCount}
     * @param millis how long it is to be seen if it leaves by itself; 0: until it says that it is done
     */
    record Source(String url, int steps, long millis) {}

    /** What a page will have by it, and where from. */
    record Loaded(String instance, String script) {}

    /** What a page loads for it, if it does not have it already. */
    default Optional<Loaded> loads() {
        return switch (this) {
            case Load(int _, var shown, var source) -> Optional.of(new Loaded(shown.instance(), source.url()));
            case Play(int _, var shown, var source, boolean _) ->
                Optional.of(new Loaded(shown.instance(), source.url()));
            case Update _, Step _, Hold _, Stop _, Drop _, Clear _ -> Optional.empty();
        };
    }

    @Override
    default boolean isAbsolute() {
        return switch (this) {
            case Load _, Update _, Stop _, Drop _, Clear _ -> true;
            // To bring something on air a second time is never as good as once.
            case Play _, Step _, Hold _ -> false;
        };
    }

    /** Whether it is worthless when it comes too late. */
    default boolean isForNow() {
        return !isAbsolute();
    }

    @Override
    default String wire() {
        return json().toString();
    }

    /** As a page reads it. */
    default ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        switch (this) {
            case Load(int layer, var shown, var source) ->
                Wire.put(json.put("op", "load").put("layer", layer), shown, source);
            case Play(int layer, var shown, var source, boolean skip) ->
                Wire.put(json.put("op", "play").put("layer", layer).put("skip", skip), shown, source);
            case Update(int layer, var instance, var data) ->
                about(json, "update", layer, instance).put("data", data);
            case Step(int layer, var instance, int to) ->
                about(json, "step", layer, instance).put("to", to);
            case Hold(int layer, var instance, boolean held, var action) ->
                about(json, "hold", layer, instance).put("held", held).put("action", action);
            case Stop(int layer, var instance) -> about(json, "stop", layer, instance);
            case Drop(int layer, var instance) -> about(json, "drop", layer, instance);
            case Clear(int layer) -> json.put("op", "clear").put("layer", layer);
        }
        return json;
    }

    private static ObjectNode about(ObjectNode json, String op, int layer, String instance) {
        return json.put("op", op).put("layer", layer).put("instance", instance);
    }
}
