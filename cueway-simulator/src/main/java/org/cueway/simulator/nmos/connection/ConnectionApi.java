package org.cueway.simulator.nmos.connection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.simulator.nmos.fault.DeviceFault;
import org.cueway.simulator.nmos.fault.Striking;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.Refusal;
import org.cueway.simulator.nmos.http.Request;
import org.cueway.simulator.nmos.resource.ApiVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The Connection API of one device. Safe for use by any thread. */
public final class ConnectionApi {
    private final List<ApiVersion> versions;
    private final List<String> here;
    private final Striking striking;
    private final Map<Side, Map<String, Endpoint>> endpoints = new LinkedHashMap<>();
    private final Bulk bulk;

    /**
     * Serves the endpoints of a device.
     *
     * @param versions that it speaks
     * @param here ids under which faults of the whole device are looked up
     */
    public ConnectionApi(List<ApiVersion> versions, List<String> here, List<Endpoint> all, Striking striking) {
        this.versions = versions.stream().sorted().toList();
        this.here = List.copyOf(here);
        this.striking = striking;
        for (var side : Side.values()) {
            endpoints.put(side, new LinkedHashMap<>());
        }
        all.forEach(each -> side(each.who().side()).put(each.id(), each));
        this.bulk = new Bulk(striking, here);
    }

    /** Every endpoint of a side. */
    private Map<String, Endpoint> side(Side side) {
        return endpoints.getOrDefault(side, Map.of());
    }

    /**
     * Answers.
     *
     * @param parts of the path below {@code /x-nmos/connection}
     */
    public Answer answer(Request request, List<String> parts) {
        var about = new ArrayList<>(here);
        if (parts.size() > 3) about.add(parts.get(3));
        return striking.answer(request, about, () -> {
            try {
                return route(request, parts);
            } catch (Refusal e) {
                return e.answer();
            }
        });
    }

    private Answer route(Request request, List<String> parts) throws Refusal {
        if (parts.isEmpty()) {
            return reading(
                    request,
                    Answer.list(versions.stream().map(each -> each + "/").toList()));
        }
        var version = ApiVersion.parse(parts.getFirst())
                .filter(versions::contains)
                .orElseThrow(() -> new Refusal(404, "no version " + parts.getFirst() + " here"));
        if (parts.size() == 1) return reading(request, Answer.list(List.of("bulk/", "single/")));
        return switch (parts.get(1)) {
            case "single" -> single(request, version, parts.subList(2, parts.size()));
            case "bulk" -> bulk(request, version, parts.subList(2, parts.size()));
            default -> throw nothingAt(request);
        };
    }

    private static Refusal nothingAt(Request request) {
        return new Refusal(404, "nothing at " + request.path());
    }

    private static Answer reading(Request request, Answer answer) {
        return switch (request.method()) {
            case "GET", "HEAD" -> answer;
            default -> Answer.notAllowed("GET, HEAD");
        };
    }

    private Side side(Request request, String collection) throws Refusal {
        return switch (collection) {
            case "senders" -> Side.SENDER;
            case "receivers" -> Side.RECEIVER;
            default -> throw nothingAt(request);
        };
    }

    private Answer bulk(Request request, ApiVersion version, List<String> parts) throws Refusal {
        var off = striking.faults().find(DeviceFault.NoBulk.class, here);
        if (off.isPresent()) return Answer.error(off.get().status(), "no bulk requests here");
        if (parts.isEmpty()) return reading(request, Answer.list(List.of("receivers/", "senders/")));
        if (parts.size() > 1) throw nothingAt(request);
        var side = side(request, parts.getFirst());
        return switch (request.method()) {
            case "POST" -> bulk.answer(request, side, visible(side, version));
            case "OPTIONS" -> Answer.nothing().with("Allow", "POST, OPTIONS");
            default -> Answer.notAllowed("POST, OPTIONS");
        };
    }

    /** Older versions hide what they cannot express. */
    private Map<String, Endpoint> visible(Side side, ApiVersion version) {
        var visible = new LinkedHashMap<String, Endpoint>();
        side(side).forEach((id, endpoint) -> {
            if (!version.isBelow(endpoint.who().essence().transport().since())) visible.put(id, endpoint);
        });
        return visible;
    }

    private Answer single(Request request, ApiVersion version, List<String> parts) throws Refusal {
        if (parts.isEmpty()) return reading(request, Answer.list(List.of("receivers/", "senders/")));
        var side = side(request, parts.getFirst());
        if (parts.size() == 1) {
            return reading(
                    request,
                    Answer.list(visible(side, version).keySet().stream()
                            .map(id -> id + "/")
                            .toList()));
        }
        var endpoint = Optional.ofNullable(side(side).get(parts.get(1)))
                .orElseThrow(() -> new Refusal(404, "no " + side.kind().word() + " " + parts.get(1)));
        var since = endpoint.who().essence().transport().since();
        if (version.isBelow(since)) return elsewhere(request, version, endpoint);
        return switch (parts.size()) {
            case 2 -> reading(request, Answer.list(parts(side, version)));
            case 3 -> part(request, version, endpoint, parts.get(2));
            default -> throw nothingAt(request);
        };
    }

    private Answer elsewhere(Request request, ApiVersion version, Endpoint endpoint) {
        var kind = endpoint.who().side().kind().word();
        if (version.isBelow(ApiVersion.V1_1)) return Answer.error(404, "no such " + kind);
        var there = versions.getLast();
        return Answer.error(409, kind + " is at " + there)
                .with("Location", request.path().replaceFirst("/" + version + "/", "/" + there + "/"));
    }

    private static List<String> parts(Side side, ApiVersion version) {
        var parts = new ArrayList<>(List.of("active/", "constraints/", "staged/"));
        if (side == Side.SENDER) parts.add("transportfile/");
        if (!version.isBelow(ApiVersion.V1_1)) parts.add("transporttype/");
        return parts;
    }

    private Answer part(Request request, ApiVersion version, Endpoint endpoint, String part) throws Refusal {
        if (!parts(endpoint.who().side(), version).contains(part + "/") && !part.equals("file.sdp")) {
            throw nothingAt(request);
        }
        return switch (part) {
            case "constraints" -> reading(request, Answer.ok(endpoint.constraints()));
            case "active" -> reading(request, Answer.ok(endpoint.active()));
            case "transporttype" -> reading(request, Answer.ok(type(endpoint)));
            case "transportfile" -> reading(request, file(request, endpoint));
            case "file.sdp" -> reading(request, sdp(endpoint));
            case "staged" -> staged(request, endpoint);
            default -> throw nothingAt(request);
        };
    }

    private static JsonNode type(Endpoint endpoint) {
        return JsonNodeFactory.instance.stringNode(
                endpoint.who().essence().transport().base());
    }

    private Answer file(Request request, Endpoint endpoint) {
        var about = new ArrayList<>(here);
        about.add(endpoint.id());
        if (!striking.faults().has(DeviceFault.FileElsewhere.class, about)) return sdp(endpoint);
        var path = request.path().endsWith("/")
                ? request.path().substring(0, request.path().length() - 1)
                : request.path();
        var there = path.substring(0, path.lastIndexOf('/')) + "/file.sdp";
        return new Answer.Whole(307, Map.of("Location", there), "");
    }

    private static Answer sdp(Endpoint endpoint) {
        return endpoint.file()
                .<Answer>map(text -> new Answer.Whole(200, Map.of("Content-Type", "application/sdp"), text))
                .orElseGet(() -> Answer.error(404, "no transport file"));
    }

    private static Answer staged(Request request, Endpoint endpoint) throws Refusal {
        return switch (request.method()) {
            case "GET", "HEAD" -> Answer.ok(endpoint.staged());
            case "PATCH" -> endpoint.patch(body(request));
            case "OPTIONS" -> Answer.nothing().with("Allow", "GET, HEAD, PATCH, OPTIONS");
            default -> Answer.notAllowed("GET, HEAD, PATCH, OPTIONS");
        };
    }

    /** The JSON that came with a request. */
    static JsonNode body(Request request) throws Refusal {
        if (!request.headers().getOrDefault("content-type", "").startsWith("application/json")) {
            throw new Refusal(415, "expected application/json");
        }
        try {
            return Answer.JSON.readTree(request.body());
        } catch (JacksonException e) {
            throw new Refusal(400, "expected JSON");
        }
    }
}
