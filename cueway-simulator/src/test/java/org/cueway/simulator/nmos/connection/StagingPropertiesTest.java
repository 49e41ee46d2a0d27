package org.cueway.simulator.nmos.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.Schemas;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.http.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies by chance: a device takes none that the schemas refuse, and what it answers keeps to them. */
final class StagingPropertiesTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int BODIES = 4_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsTakenKeepsToTheSchema(long seed) throws Exception {
        var random = new Random(seed);
        try (var facility = SimulatedFacility.start(Facility.of(seed, 7), TimeSource.system())) {
            var endpoints = new ArrayList<>(facility.senders());
            endpoints.addAll(facility.receivers());
            int taken = 0;
            for (int i = 0; i < BODIES; i++) {
                var endpoint = endpoints.get(random.nextInt(endpoints.size()));
                var side = endpoint.who().side().kind().word();
                var body = body(random, endpoint);
                var answer = endpoint.patch(body);
                var says = Answer.JSON.readTree(answer.body());
                if (answer.status() < 300) {
                    taken++;
                    assertThat(Schemas.problems("is-05-v1.1/" + side + "-stage-schema.json", body))
                            .as(body.toString())
                            .isEmpty();
                    assertThat(Schemas.problems("is-05-v1.1/" + side + "-response-schema.json", says))
                            .as(says.toString())
                            .isEmpty();
                } else {
                    assertThat(answer.status()).as(body.toString()).isIn(400, 423, 500);
                    assertThat(Schemas.problems("is-05-v1.1/error.json", says)).isEmpty();
                }
            }
            assertThat(taken).isBetween(BODIES / 10, BODIES * 9 / 10);
        }
    }

    private static ObjectNode body(RandomGenerator random, Endpoint endpoint) {
        var body = JSON.objectNode();
        var side = endpoint.who().side();
        if (random.nextInt(3) == 0) {
            one(random, body, side.peer(), "null", "\"6a3f0f1e-5c1b-4a86-9d4e-0b6c3f7a1d01\"", "\"x\"", "1");
        }
        if (random.nextInt(3) == 0) one(random, body, "master_enable", "true", "false", "true", "\"true\"");
        if (random.nextInt(2) == 0) {
            one(
                    random,
                    body,
                    "activation",
                    "{\"mode\":\"activate_immediate\"}",
                    "{\"mode\":null}",
                    "{\"mode\":\"activate_immediate\",\"requested_time\":null}",
                    "{\"mode\":\"activate_scheduled_relative\",\"requested_time\":\"900:0\"}",
                    "{\"mode\":\"activate_scheduled_relative\",\"requested_time\":\"900\"}",
                    "{\"requested_time\":null}");
        }
        if (random.nextInt(2) == 0) {
            var legs = body.putArray("transport_params");
            int count = random.nextInt(8) == 0
                    ? random.nextInt(4)
                    : endpoint.who().legs().size();
            for (int leg = 0; leg < count; leg++) {
                params(random, legs.addObject(), endpoint);
            }
        }
        if (random.nextInt(20) == 0) body.put("colour", "red");
        return body;
    }

    private static void params(RandomGenerator random, ObjectNode leg, Endpoint endpoint) {
        var names = List.copyOf(
                Parameters.of(endpoint.who().side(), endpoint.who().essence()).keySet());
        for (int i = random.nextInt(3); i > 0; i--) {
            one(
                    random,
                    leg,
                    names.get(random.nextInt(names.size())),
                    "null",
                    "\"auto\"",
                    "\"auto\"",
                    "true",
                    "5004",
                    "5004",
                    "70000",
                    "\"" + endpoint.who().legs().getFirst().ip() + "\"",
                    "\"239.1.2.3\"",
                    "\"ff3e::1\"",
                    "\"1D\"",
                    "\"mqtt\"",
                    "\"ws://127.0.0.1:1/x\"",
                    "\"host.example\"",
                    "[]");
        }
    }

    private static void one(RandomGenerator random, ObjectNode into, String name, String... values) {
        into.set(name, Answer.JSON.readTree(values[random.nextInt(values.length)]));
    }
}
