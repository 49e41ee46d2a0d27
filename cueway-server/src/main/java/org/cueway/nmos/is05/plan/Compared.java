package org.cueway.nmos.is05.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cueway.nmos.sdp.SdpReader;
import org.cueway.nmos.sdp.SessionDescription;
import tools.jackson.databind.JsonNode;

/**
 * What was asked for against what a device shows (C-61). Pure.
 *
 * @param wrong what decides and is not as asked: on or off, the sender, a leg or one of the parameters that were sent
 * @param besides what is otherwise as nobody asked for: another client was at work, or the device has a will of its own
 */
public record Compared(List<String> wrong, List<String> besides) {
    /** What a session description sets in a receiver. */
    private static final Set<String> FROM_FILE =
            Set.of("source_ip", "multicast_ip", "interface_ip", "destination_port", "connection_uri", Leg.RTP_ENABLED);

    /** Takes copies. */
    public Compared {
        wrong = List.copyOf(wrong);
        besides = List.copyOf(besides);
    }

    /**
     * The answer to a PATCH.
     *
     * @param before what was staged there before; empty if it is not known, and then nothing is said of what was not asked for
     */
    public static Compared reply(JsonNode asked, Settings said, Optional<Settings> before) {
        var wrong = decisive(asked, said);
        var besides = new ArrayList<String>();
        if (!asked.has("transport_params") && !asked.has("transport_file")) return new Compared(wrong, besides);
        if (!hasFile(asked, said)) besides.add("the session description is not the one that was sent");
        boolean filed = asked.path("transport_file").path("data").isString();
        before.ifPresent(was -> {
            for (int i = 0; i < Math.min(was.legs().size(), said.legs().size()); i++) {
                besides.addAll(unasked(asked.path("transport_params").path(i), i, was, said, filed));
            }
        });
        return new Compared(wrong, besides);
    }

    private static List<String> unasked(JsonNode asked, int i, Settings was, Settings said, boolean filed) {
        return said.legs().get(i).values().entrySet().stream()
                .filter(entry -> !asked.has(entry.getKey()))
                .filter(entry -> !filed || !isFromFile(entry.getKey()))
                .filter(entry -> Optional.ofNullable(was.legs().get(i).values().get(entry.getKey()))
                        .filter(before -> !Constraint.same(before, entry.getValue()))
                        .isPresent())
                .map(entry -> "leg " + (i + 1) + " " + entry.getKey() + " became "
                        + entry.getValue().asString() + ", which nobody here asked for")
                .toList();
    }

    private static boolean isFromFile(String name) {
        return FROM_FILE.contains(name) || name.startsWith("fec") || name.startsWith("rtcp");
    }

    /** What is in force, after a device has said nothing usable: whether what was asked for is done. */
    public static boolean isInForce(JsonNode asked, Settings active) {
        return decisive(asked, active).isEmpty() && (hasFile(asked, active) || hasAddresses(asked, active));
    }

    private static List<String> decisive(JsonNode asked, Settings said) {
        var wrong = new ArrayList<String>();
        if (asked.has("master_enable") && asked.path("master_enable").asBoolean() != said.enabled()) {
            wrong.add(said.enabled() ? "it is on" : "it is off");
        }
        peer(asked).ifPresent(peer -> {
            if (!peer.equals(said.peer())) {
                wrong.add("its other end is " + said.peer().orElse("none") + ", asked was " + peer.orElse("none"));
            }
        });
        var legs = asked.path("transport_params");
        for (int i = 0; i < legs.size(); i++) {
            int leg = i;
            legs.path(i).properties().forEach(entry -> {
                var is =
                        leg < said.legs().size() ? said.legs().get(leg).values().get(entry.getKey()) : null;
                if (is == null || !isAs(entry.getValue(), is)) {
                    wrong.add("leg " + (leg + 1) + " " + entry.getKey() + " is "
                            + (is == null ? "missing" : is.asString()) + ", asked was "
                            + entry.getValue().asString());
                }
            });
        }
        return wrong;
    }

    /** What was asked to be the other end: empty if nothing was asked, empty inside if none was to be. */
    private static Optional<Optional<String>> peer(JsonNode asked) {
        var name = asked.has("sender_id") ? "sender_id" : "receiver_id";
        if (!asked.has(name)) return Optional.empty();
        return Optional.of(
                Optional.of(asked.path(name)).filter(JsonNode::isString).map(JsonNode::stringValue));
    }

    private static boolean isAs(JsonNode asked, JsonNode is) {
        return Constraint.isAuto(asked)
                || Constraint.same(asked, is)
                || (asked.isString() && is.isString() && asked.stringValue().equalsIgnoreCase(is.stringValue()));
    }

    private static boolean hasFile(JsonNode asked, Settings said) {
        if (!asked.has("transport_file")) return true;
        var data = asked.path("transport_file").path("data");
        if (!data.isString()) return said.file().isEmpty();
        return said.file()
                .filter(file -> file.data().equals(data.stringValue())
                        || described(file.data()).means(described(data.stringValue())))
                .isPresent();
    }

    private static SessionDescription described(String text) {
        return SdpReader.read(text).description();
    }

    /** A device that forgets the file shows at least where it listens. */
    private static boolean hasAddresses(JsonNode asked, Settings said) {
        var legs = described(asked.path("transport_file").path("data").asString(""))
                .legs();
        if (legs.isEmpty() || said.file().isPresent()) return false;
        var first = legs.getFirst();
        return said.legs().stream()
                .anyMatch(leg -> leg.text("multicast_ip").equals(Optional.of(first.destination()))
                        && leg.value("destination_port")
                                .filter(port -> port.asInt(0) == first.port())
                                .isPresent());
    }
}
