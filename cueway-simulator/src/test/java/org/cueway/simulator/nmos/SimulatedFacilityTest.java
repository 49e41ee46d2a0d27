package org.cueway.simulator.nmos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A facility by and large. */
final class SimulatedFacilityTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void everySenderAndReceiverIsInTheRegistry() throws Exception {
        try (var facility = SimulatedFacility.start(Facility.of(1, 8), TimeSource.system())) {
            for (var kind : new String[] {"nodes", "devices", "sources", "flows", "senders", "receivers"}) {
                var all = get(facility.registry().uri() + "/x-nmos/query/v1.3/" + kind + "?paging.limit=100");
                assertThat(Schemas.problems("is-04-v1.3/" + kind + ".json", all))
                        .as(kind)
                        .isEmpty();
                assertThat(all.size()).as(kind).isPositive();
            }
            assertThat(get(facility.registry().uri() + "/x-nmos/query/v1.3/senders?paging.limit=100")
                            .size())
                    .isEqualTo(facility.senders().size());
        }
    }

    private static JsonNode get(String uri) throws Exception {
        var answer = CLIENT.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(uri).isEqualTo(200);
        return Answer.JSON.readTree(answer.body());
    }
}
