package org.cueway.simulator.nmos.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import org.cueway.base.TestTime;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.Caller;
import org.cueway.simulator.nmos.Caller.Answered;
import org.cueway.simulator.nmos.Caller.Heard;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.Schemas;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.fault.RegistryFault;
import org.cueway.simulator.nmos.node.Gear;
import org.cueway.simulator.nmos.resource.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Subscriptions of the Query API over WebSockets. */
final class SubscriptionsTest {
    private static final String RECEIVERS =
            "{\"max_update_rate_ms\":0,\"persist\":false,\"resource_path\":\"/receivers\",\"params\":{}}";

    private final Caller caller = new Caller();
    private SimulatedFacility facility;

    @BeforeEach
    void start() throws Exception {
        facility = SimulatedFacility.start(Facility.of(1, 16), TimeSource.system());
    }

    @AfterEach
    void stop() {
        caller.close();
        facility.close();
    }

    private String api() {
        return facility.registry().uri() + "/x-nmos/query/v1.3/subscriptions";
    }

    private Answered subscribe(String wish) throws Exception {
        assertThat(Schemas.problems(
                        "is-04-v1.3/queryapi-subscriptions-post-request.json",
                        org.cueway.simulator.nmos.http.Answer.JSON.readTree(wish)))
                .isEmpty();
        return caller.post(api(), wish);
    }

    private Heard listen(String wish) throws Exception {
        return caller.open(subscribe(wish).json().path("ws_href").asString());
    }

    /** Listens, and hears the state at first. */
    private Heard inStep(String wish, int resources) throws Exception {
        var heard = listen(wish);
        for (int seen = 0; seen < resources; ) {
            seen += heard.next().size();
        }
        return heard;
    }

    @Test
    void equalWishesShareASubscription() throws Exception {
        var first = subscribe(RECEIVERS);
        assertThat(first.status()).isEqualTo(201);
        assertThat(Schemas.problems("is-04-v1.3/queryapi-subscription-response.json", first.json()))
                .isEmpty();
        assertThat(first.json().path("ws_href").asString())
                .contains(":" + facility.registry().webSocketPort() + "/");
        var again = subscribe(RECEIVERS);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).endsWith(first.json().path("id").asString());
        assertThat(subscribe(RECEIVERS.replace("receivers", "senders")).status())
                .isEqualTo(201);
        assertThat(caller.get(api()).json().size()).isEqualTo(2);
    }

    @Test
    void theStateComesInPiecesAndEachSocketGetsAllOfIt() throws Exception {
        var wish = subscribe(RECEIVERS).json().path("ws_href").asString();
        for (int socket = 0; socket < 2; socket++) {
            var heard = caller.open(wish);
            var seen = new HashSet<String>();
            int all = facility.receivers().size();
            while (seen.size() < all) {
                var data = heard.next();
                assertThat(data.size()).isLessThanOrEqualTo(10);
                for (var event : data) {
                    assertThat(event.path("pre")).isEqualTo(event.path("post"));
                    seen.add(event.path("path").asString());
                }
            }
            assertThat(all).isGreaterThan(10);
        }
    }

    @Test
    void changesAreToldWithBeforeAndAfter() throws Exception {
        var heard = inStep(RECEIVERS, facility.receivers().size());
        var receiver = facility.endpoint("CAM 1 in video");
        facility.connect("CAM 2 video", receiver.id());
        var event = only(heard.next());
        assertThat(event.at("/pre/subscription/active").booleanValue()).isFalse();
        assertThat(event.at("/post/subscription/active").booleanValue()).isTrue();
        assertThat(event.at("/post/subscription/sender_id").asString())
                .isEqualTo(facility.endpoint("CAM 2 video").id());
        assertThat(event.at("/post/version")).isNotEqualTo(event.at("/pre/version"));
        facility.node("CAM 1").remove(Kind.RECEIVER, receiver.id());
        var gone = only(heard.next());
        assertThat(gone.has("post")).isFalse();
        assertThat(gone.path("path").asString()).isEqualTo(receiver.id());
    }

    @Test
    void whatBeginsToFitIsAddedAndWhatNoLongerFitsIsRemoved() throws Exception {
        var heard = listen(RECEIVERS.replace("{}", "{\"subscription.active\":\"true\"}"));
        var receiver = facility.endpoint("MON 1 in video");
        facility.connect("CAM 1 video", receiver.id());
        assertThat(only(heard.next()).has("pre")).isFalse();
        facility.disconnect(receiver.id());
        assertThat(only(heard.next()).has("post")).isFalse();
        var rql = listen(RECEIVERS.replace("{}", "{\"query.rql\":\"eq(label,MON%201%20in%20audio)\"}"));
        assertThat(only(rql.next()).at("/post/label").asString()).isEqualTo("MON 1 in audio");
    }

    @Test
    void aRebootedNodeGoesAndComes() throws Exception {
        var heard = inStep(RECEIVERS.replace("receivers", "nodes"), 16);
        facility.node("CAM 1").reboot();
        var first = only(heard.next());
        assertThat(first.has("post")).isFalse();
        assertThat(only(heard.next()).has("pre")).isFalse();
    }

    @Test
    void onlyWhatPersistsCanBeDeleted() throws Exception {
        var passing = subscribe(RECEIVERS).json().path("id").asString();
        fails(403, caller.delete(api() + "/" + passing));
        var lasting = subscribe(RECEIVERS.replace("false", "true")).json();
        var heard = caller.open(lasting.path("ws_href").asString());
        heard.next();
        heard.socket().abort();
        var place = api() + "/" + lasting.path("id").asString();
        assertThat(caller.get(place).status()).isEqualTo(200);
        assertThat(caller.delete(place).status()).isEqualTo(204);
        fails(404, caller.delete(place));
    }

    @Test
    void whatDoesNotPersistGoesWithItsLastSocket() throws Exception {
        var heard = listen(RECEIVERS);
        heard.next();
        assertThat(facility.registry().subscriptions()).isEqualTo(1);
        heard.socket().abort();
        await().until(() -> facility.registry().subscriptions() == 0);
    }

    @Test
    void wrongWishesAreRefused() throws Exception {
        fails(400, caller.post(api(), "no JSON"));
        fails(400, caller.post(api(), RECEIVERS.replace("/receivers", "/receivers/")));
        fails(400, caller.post(api(), RECEIVERS.replace("false", "\"no\"")));
        fails(400, caller.post(api(), RECEIVERS.replace("\"persist\"", "\"secure\":true,\"persist\"")));
        fails(400, caller.post(api(), RECEIVERS.replace("\"persist\"", "\"colour\":1,\"persist\"")));
        fails(501, caller.post(api(), RECEIVERS.replace("{}", "{\"query.rql\":\"count()\"}")));
        fails(404, caller.post(api() + "/", RECEIVERS));
    }

    @Test
    void aSilentRegistrySaysNothingNotEvenPong() throws Exception {
        var heard = inStep(RECEIVERS, facility.receivers().size());
        facility.registry().fail(new RegistryFault.Silent());
        heard.socket().sendPing(java.nio.ByteBuffer.allocate(0)).join();
        facility.connect("CAM 1 video", facility.endpoint("MON 1 in video").id());
        await().until(() -> facility.registry().sockets().getFirst().pings() == 1);
        facility.heal();
        var again = inStep(RECEIVERS, facility.receivers().size());
        facility.disconnect(facility.endpoint("MON 1 in video").id());
        again.next();
        assertThat(heard.messages()).isEmpty();
    }

    @Test
    void aRegistryLeavesAndComesBack() throws Exception {
        var heard = inStep(RECEIVERS, facility.receivers().size());
        facility.registry().fail(new RegistryFault.Gone());
        await().until(() -> heard.socket().isInputClosed());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> caller.get(api()))
                .isInstanceOf(java.io.IOException.class);
        facility.heal();
        inStep(RECEIVERS, facility.receivers().size());
        facility.registry().fail(new RegistryFault.Empty());
        assertThat(caller.get(api().replace("subscriptions", "nodes")).json().size())
                .isZero();
    }

    @Test
    void messagesAreNoFasterThanAsked() throws Exception {
        facility.close();
        var time = new TestTime();
        facility = SimulatedFacility.start(
                Facility.of(1, 4)
                        .gear(Gear.CAMERA)
                        .registries(RegistryPlan.plain().grains(1, Duration.ZERO)),
                time);
        var heard = listen(RECEIVERS.replace("_ms\":0", "_ms\":50"));
        for (int message = 1; message <= 4; message++) {
            heard.next();
            await().until(() -> time.sleepers() == 1);
            assertThat(heard.messages()).isEmpty();
            time.advance(Duration.ofMillis(50));
        }
        assertThat(time.slept()).containsOnly(Duration.ofMillis(50));
    }

    private static JsonNode only(JsonNode data) {
        assertThat(data.size()).isEqualTo(1);
        return data.get(0);
    }

    private static void fails(int status, Answered answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(Schemas.problems("is-04-v1.3/error.json", answer.json())).isEmpty();
    }
}
