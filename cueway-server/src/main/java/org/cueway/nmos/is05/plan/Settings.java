package org.cueway.nmos.is05.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What is staged or in force at a sender or receiver (IS-05 {@code /staged}, {@code /active}, and answers to a PATCH).
 *
 * @param enabled {@code master_enable}; false if it is not said
 * @param peer {@code sender_id} or {@code receiver_id}; empty if null
 * @param file the transport file; empty if there is none, or it has no text
 */
public record Settings(
        boolean enabled,
        Optional<String> peer,
        Activation.Said activation,
        Optional<TransportFile> file,
        List<Leg> legs) {
    /** Takes a copy. */
    public Settings {
        legs = List.copyOf(legs);
    }

    /** Of JSON of either side; empty if it is no settings at all. */
    public static Optional<Settings> read(JsonNode json) {
        if (!json.isObject() || (!json.has("master_enable") && !json.has("transport_params"))) return Optional.empty();
        var legs = new ArrayList<Leg>();
        json.path("transport_params").forEach(leg -> legs.add(Leg.read(leg)));
        var peer = json.path(json.has("sender_id") ? "sender_id" : "receiver_id");
        return Optional.of(new Settings(
                json.path("master_enable").asBoolean(false),
                Optional.of(peer)
                        .filter(JsonNode::isString)
                        .map(id -> id.stringValue().toLowerCase(Locale.ROOT)),
                Activation.Said.read(json.path("activation")),
                file(json.path("transport_file")),
                legs));
    }

    private static Optional<TransportFile> file(JsonNode json) {
        return Optional.of(json.path("data"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isBlank())
                .map(text -> new TransportFile(text, json.path("type").asString("")));
    }

    /** With other legs. */
    Settings with(List<Leg> others) {
        return new Settings(enabled, peer, activation, file, others);
    }

    /** Whether a leg is on; a leg that does not say is. */
    public boolean isOn(int leg) {
        return leg < legs.size() && legs.get(leg).enabled().orElse(true);
    }
}
