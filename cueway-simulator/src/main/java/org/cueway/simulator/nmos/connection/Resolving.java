package org.cueway.simulator.nmos.connection;

import java.util.ArrayList;
import java.util.List;
import org.cueway.simulator.nmos.connection.Identity.Leg;
import org.cueway.simulator.nmos.http.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a device chooses where parameters say {@code auto}, and what they are at first. Pure.
 */
record Resolving(Identity who) {
    private static final int RTP_PORT = 5_004;
    private static final int MQTT_PORT = 1_883;
    private static final int EVENTS_PORT = 9_000;
    private static final String DOMAIN = "5d0c1f6e-3b7a-4c1d-8e2f-7a6b5c4d3e2f";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The parameters with a choice for each {@code auto}; 500 if there is none. */
    List<ObjectNode> resolve(Settings staged) throws Refusal {
        var resolved = new ArrayList<ObjectNode>();
        var types = Parameters.of(who.side(), who.essence());
        for (int leg = 0; leg < staged.params().size(); leg++) {
            var params = staged.params().get(leg).deepCopy();
            // In the order of the parameters, since addresses and ports of FEC follow from those before them.
            for (var type : types.entrySet()) {
                var name = type.getKey();
                if (ParamType.isAuto(params.path(name)) && type.getValue() != ParamType.TEXT_OR_NULL) {
                    params.set(name, choice(name, params, who.legs().get(leg)));
                }
            }
            resolved.add(params);
        }
        return resolved;
    }

    private JsonNode choice(String name, ObjectNode params, Leg leg) throws Refusal {
        int port = params.path("destination_port").asInt(RTP_PORT);
        return switch (name) {
            case "interface_ip", "source_ip" -> JSON.stringNode(leg.ip());
            case "destination_ip" -> {
                if (who.essence().transport() != Transport.RTP_MULTICAST) throw unresolved(name);
                yield JSON.stringNode(leg.group());
            }
            case "destination_port", "source_port" ->
                JSON.numberNode(who.essence().transport() == Transport.MQTT ? MQTT_PORT : RTP_PORT);
            case "fec1D_destination_port", "fec1D_source_port" -> JSON.numberNode(port + 2);
            case "fec2D_destination_port", "fec2D_source_port" -> JSON.numberNode(port + 4);
            case "rtcp_destination_port", "rtcp_source_port" -> JSON.numberNode(port + 1);
            case "fec_destination_ip", "rtcp_destination_ip" -> JSON.stringNode(target(params, leg));
            case "fec_mode" -> JSON.stringNode("1D");
            case "destination_host", "source_host" -> JSON.stringNode("broker.example");
            case "broker_protocol" -> JSON.stringNode("mqtt");
            case "broker_authorization", "connection_authorization" -> JSON.booleanNode(false);
            case "connection_uri" -> JSON.stringNode(uri(leg));
            case "mxl_domain_id" -> JSON.stringNode(DOMAIN);
            case "mxl_flow_id" -> {
                if (who.side() == Side.RECEIVER) throw unresolved(name);
                yield JSON.stringNode(who.id());
            }
            default -> throw unresolved(name);
        };
    }

    private String uri(Leg leg) {
        return "ws://" + leg.ip() + ":" + EVENTS_PORT + "/x-nmos/events/v1.0/senders/" + who.id();
    }

    private static String target(ObjectNode params, Leg leg) {
        if (params.path("destination_ip").isString())
            return params.path("destination_ip").asString();
        var group = params.path("multicast_ip");
        return group.isString() ? group.asString() : leg.ip();
    }

    private static Refusal unresolved(String name) {
        return new Refusal(500, name + ": auto cannot be resolved");
    }

    /** What is staged when the device starts. */
    List<ObjectNode> initial() {
        var legs = new ArrayList<ObjectNode>();
        for (var leg : who.legs()) {
            var params = JSON.objectNode();
            Parameters.of(who.side(), who.essence()).forEach((name, type) -> params.set(name, first(name, type, leg)));
            legs.add(params);
        }
        return legs;
    }

    private JsonNode first(String name, ParamType type, Leg leg) {
        return switch (name) {
            case "rtp_enabled" -> JSON.booleanNode(true);
            case "fec_enabled", "rtcp_enabled" -> JSON.booleanNode(false);
            case "fec_type" -> JSON.stringNode("XOR");
            case "fec_mode" -> JSON.stringNode("1D");
            case "fec_block_width", "fec_block_height" -> JSON.numberNode(10);
            case "destination_ip" ->
                // Nobody's, until a controller says whose.
                JSON.stringNode(who.essence().transport() == Transport.RTP_UNICAST ? leg.ip() : leg.group());
            case "broker_topic" ->
                who.side() == Side.SENDER ? JSON.stringNode("x-nmos/events/v1.0/sources/" + who.id()) : JSON.nullNode();
            case "mxl_flow_id" -> who.side() == Side.SENDER ? JSON.stringNode(who.id()) : JSON.nullNode();
            case "mxl_domain_id" -> JSON.stringNode(ParamType.AUTO);
            case "ext_is_07_source_id" -> who.side() == Side.SENDER ? JSON.stringNode(who.id()) : JSON.nullNode();
            default -> type.mayBeAuto() ? JSON.stringNode(ParamType.AUTO) : JSON.nullNode();
        };
    }
}
