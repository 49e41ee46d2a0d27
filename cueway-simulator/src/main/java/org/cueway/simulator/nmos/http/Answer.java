package org.cueway.simulator.nmos.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What becomes of a request. */
public sealed interface Answer {
    /**
     * A whole answer.
     *
     * @param headers all but Content-Length
     */
    record Whole(int status, Map<String, String> headers, String body) implements Answer {
        public Whole {
            headers = Map.copyOf(headers);
        }

        /** The same with one more header. */
        public Whole with(String name, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Whole(status, more, body);
        }
    }

    /** Half of it, and the end of the connection. */
    record Half(Whole whole) implements Answer {}

    /** The end of the connection, and nothing before. */
    record HangUp() implements Answer {}

    /** Nothing, and the connection stays. */
    record Silence() implements Answer {}

    /** An answer that takes its time. */
    record Later(Duration by, Answer then) implements Answer {}

    /**
     * A WebSocket, if the request asks for one.
     *
     * @param ended told once, whoever ended it
     */
    record Upgrade(Consumer<WebSocket> opened, Consumer<WebSocket> ended) implements Answer {}

    /** The JSON mapper of all simulated APIs. */
    JsonMapper JSON = JsonMapper.builder().build();

    /** 200 with a JSON body. */
    static Whole ok(JsonNode body) {
        return json(200, body);
    }

    static Whole json(int status, JsonNode body) {
        return new Whole(status, Map.of("Content-Type", "application/json"), JSON.writeValueAsString(body));
    }

    /** A JSON list of texts. */
    static Whole list(List<String> items) {
        var array = JsonNodeFactory.instance.arrayNode();
        items.forEach(array::add);
        return ok(array);
    }

    /** An error as NMOS APIs word it (IS-04 and IS-05, error.json). */
    static Whole error(int status, String why) {
        return json(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("code", status)
                        .put("error", why)
                        .putNull("debug"));
    }

    /** 405 with what is allowed. */
    static Whole notAllowed(String allowed) {
        return error(405, "expected " + allowed).with("Allow", allowed);
    }

    /** 204. */
    static Whole nothing() {
        return new Whole(204, Map.of(), "");
    }
}
