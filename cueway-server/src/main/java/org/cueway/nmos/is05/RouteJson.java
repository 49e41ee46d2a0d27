package org.cueway.nmos.is05;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.is05.plan.Leg;
import org.cueway.nmos.is05.plan.LegWish;
import org.cueway.nmos.is05.take.Route;
import org.cueway.nmos.is05.take.Route.Feed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Routes as JSON, in files and in the API: {@code {receiver, sender, sdp?, legs?, seen?, override?}}. {@code sender} null without {@code sdp} and
 * {@code legs} is off; {@code legs} is a list of {@code {from?, off?, …}}: which leg of the sender, counted from 1, or none, and
 * transport parameters under their own names. {@code seen} is {@code {active, sender}}.
 */
public final class RouteJson {
    private RouteJson() {}

    /** Writes one. */
    public static void write(Route route, ObjectNode json) {
        json.put("receiver", route.receiver());
        route.feed().sender().ifPresentOrElse(id -> json.put("sender", id), () -> json.putNull("sender"));
        switch (route.feed()) {
            case Feed.Edited(var _, var sdp) -> json.put("sdp", sdp);
            case Feed.Described(var sdp) -> json.put("sdp", sdp);
            case Feed.Sender _, Feed.Bare _, Feed.Nothing _ -> {}
        }
        if (!route.legs().isEmpty()) {
            var legs = json.putArray("legs");
            route.legs().forEach(wish -> write(wish, legs.addObject()));
        }
        route.seen().ifPresent(seen -> {
            var was = json.putObject("seen").put("active", seen.active());
            seen.sender().ifPresentOrElse(id -> was.put("sender", id), () -> was.putNull("sender"));
        });
        if (route.override()) json.put("override", true);
    }

    private static void write(LegWish wish, ObjectNode json) {
        switch (wish.source()) {
            case LegWish.Source.Same() -> {}
            case LegWish.Source.From(int leg) -> json.put("from", leg + 1);
            case LegWish.Source.Off() -> json.put("off", true);
        }
        wish.parameters().values().forEach(json::set);
    }

    /** Reads one; empty if it names no receiver. */
    public static Optional<Route> read(JsonNode json) {
        return text(json, "receiver").map(receiver -> {
            var legs = new ArrayList<LegWish>();
            json.path("legs").forEach(leg -> legs.add(leg(leg)));
            return new Route(
                    receiver,
                    feed(json, legs),
                    legs,
                    seen(json.path("seen")),
                    json.path("override").asBoolean(false));
        });
    }

    private static Feed feed(JsonNode json, List<LegWish> legs) {
        var sender = text(json, "sender");
        var sdp = text(json, "sdp");
        if (sender.isPresent()) {
            return sdp.<Feed>map(text -> new Feed.Edited(sender.orElseThrow(), text))
                    .orElseGet(() -> new Feed.Sender(sender.orElseThrow()));
        }
        return sdp.<Feed>map(Feed.Described::new)
                .orElseGet(() -> legs.isEmpty() ? new Feed.Nothing() : new Feed.Bare());
    }

    private static LegWish leg(JsonNode json) {
        var values = json.deepCopy();
        if (values instanceof ObjectNode object) object.remove(List.of("from", "off"));
        var parameters = Leg.read(values);
        if (json.path("off").asBoolean(false)) return new LegWish(new LegWish.Source.Off(), parameters);
        int from = json.path("from").asInt(0);
        return new LegWish(from > 0 ? new LegWish.Source.From(from - 1) : new LegWish.Source.Same(), parameters);
    }

    private static Optional<Route.Seen> seen(JsonNode json) {
        return json.path("active").isBoolean()
                ? Optional.of(new Route.Seen(json.path("active").booleanValue(), text(json, "sender")))
                : Optional.empty();
    }

    private static Optional<String> text(JsonNode json, String key) {
        return Optional.of(json.path(key))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isBlank());
    }
}
