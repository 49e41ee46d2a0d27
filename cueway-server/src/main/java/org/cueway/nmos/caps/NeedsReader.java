package org.cueway.nmos.caps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.Rational;
import org.cueway.nmos.Resource.Receiver;
import tools.jackson.databind.JsonNode;

/** Makes needs of a receiver. What cannot be read is as if it were not there. Pure. */
final class NeedsReader {
    private NeedsReader() {}

    static Needs read(Receiver receiver, Offer.Network network) {
        var caps = OfferReader.tree(receiver.core().json()).path("caps");
        return new Needs(
                receiver.transport(),
                receiver.format(),
                new Needs.Caps(
                        words(caps.path("media_types")),
                        words(caps.path("event_types")),
                        sets(caps.path("constraint_sets"))),
                network);
    }

    /** An empty list, which no schema allows, is taken for none: otherwise such a receiver would take nothing at all. */
    private static Optional<List<String>> words(JsonNode json) {
        var words = new ArrayList<String>();
        json.forEach(each -> {
            if (each.isString()) words.add(each.stringValue());
        });
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private static Optional<List<ConstraintSet>> sets(JsonNode json) {
        if (!json.isArray()) return Optional.empty();
        var sets = new ArrayList<ConstraintSet>();
        json.forEach(each -> sets.add(set(each)));
        return Optional.of(sets);
    }

    private static ConstraintSet set(JsonNode json) {
        var constraints = new HashMap<String, Constraint>();
        json.properties().forEach(entry -> {
            if (!entry.getKey().startsWith(Parameter.META))
                constraints.put(entry.getKey(), constraint(entry.getValue()));
        });
        return new ConstraintSet(
                json.path(Parameter.META + "label").asString(""),
                json.path(Parameter.META + "preference").asInt(0),
                json.path(Parameter.META + "enabled").asBoolean(true),
                constraints);
    }

    private static Constraint constraint(JsonNode json) {
        return new Constraint(oneOf(json.path("enum")), bound(json, "minimum"), bound(json, "maximum"));
    }

    private static Optional<List<Value>> oneOf(JsonNode json) {
        if (!json.isArray()) return Optional.empty();
        var values = new ArrayList<Value>();
        json.forEach(each -> Value.of(each).ifPresent(values::add));
        return Optional.of(values);
    }

    private static Optional<Rational> bound(JsonNode json, String keyword) {
        return Value.amount(json.path(keyword));
    }
}
