package org.cueway.simulator.nmos.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.Caller;
import org.cueway.simulator.nmos.Caller.Answered;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.Schemas;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.registry.RegistryPlan.Ability;
import org.cueway.simulator.nmos.resource.ApiVersion;
import org.cueway.simulator.nmos.resource.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Query API over HTTP. */
final class QueryApiTest {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final Pattern PREV = Pattern.compile("<([^>]+)>; rel=\"prev\"");

    private final Caller caller = new Caller();
    private SimulatedFacility facility;

    @BeforeEach
    void start() throws Exception {
        facility = SimulatedFacility.start(Facility.of(1, 8), TimeSource.system());
    }

    @AfterEach
    void stop() {
        caller.close();
        facility.close();
    }

    private String api() {
        return facility.registry().uri() + "/x-nmos/query/v1.3";
    }

    private void restart(Facility plan) throws Exception {
        facility.close();
        facility = SimulatedFacility.start(plan, TimeSource.system());
    }

    @Test
    void pathsLeadToVersionsAndCollectionsWithAndWithoutSlash() throws Exception {
        var root = facility.registry().uri().toString();
        assertThat(caller.get(root + "/x-nmos/").json().get(0).asString()).isEqualTo("query/");
        assertThat(caller.get(root + "/x-nmos/query").json().valueStream().map(each -> each.asString()))
                .containsExactly("v1.0/", "v1.1/", "v1.2/", "v1.3/");
        for (var path : List.of("", "/")) {
            assertThat(Schemas.problems(
                            "is-04-v1.3/queryapi-base.json",
                            caller.get(api() + path).json()))
                    .isEmpty();
        }
        assertThat(caller.get(api() + "/nodes/").status()).isEqualTo(200);
        fails(404, caller.get(root + "/x-nmos/query/v1.4/nodes"));
        fails(404, caller.get(api() + "/gadgets"));
        fails(405, caller.delete(api() + "/nodes"));
    }

    @Test
    void oneResourceIsFoundByItsId() throws Exception {
        var sender = facility.senders().getFirst();
        var found = caller.get(api() + "/senders/" + sender.id()).json();
        assertThat(Schemas.problems("is-04-v1.3/sender.json", found)).isEmpty();
        assertThat(found.path("label").asString()).isEqualTo("CAM 1 video");
        fails(404, caller.get(api() + "/receivers/" + sender.id()));
    }

    @Test
    void basicQueriesDescendIntoObjectsAndLists() throws Exception {
        var device = facility.nodes().getFirst().devices().getFirst();
        assertThat(count("/senders?device_id=" + device.id())).isEqualTo(3);
        assertThat(count("/senders?device_id=" + device.id() + "&label=CAM%201%20video"))
                .isEqualTo(1);
        assertThat(count("/senders?subscription.active=true&paging.limit=100"))
                .isEqualTo(facility.senders().size());
        assertThat(count("/devices?controls.type=urn:x-nmos:control:sr-ctrl/v1.2"))
                .isEqualTo(1);
        assertThat(count("/senders?tags.urn:x-nmos:tag:grouphint/v1.0=CAM%201:audio"))
                .isEqualTo(1);
        assertThat(count("/senders?colour=red")).isZero();
    }

    @Test
    void rqlIsUnderstoodOrRefused() throws Exception {
        assertThat(
                        count(
                                "/senders?query.rql=and(eq(transport,urn%3Ax-nmos%3Atransport%3Amxl),eq(subscription.active,true))"))
                .isEqualTo(1);
        assertThat(count("/senders?query.rql=in(label,(CAM%201%20video,CAM%201%20audio))"))
                .isEqualTo(2);
        assertThat(count("/flows?query.rql=ge(frame_height,1080)")).isEqualTo(7);
        assertThat(count("/flows?query.rql=not(ne(frame_height,1080))")).isEqualTo(7);
        assertThat(count("/flows?query.rql=or(eq(bit_depth,24),lt(frame_width,1921))&paging.limit=100"))
                .isEqualTo(7 + 4);
        assertThat(count("/senders?query.rql=gt(version,9%3A5)&paging.limit=100"))
                .isEqualTo(facility.senders().size());
        assertThat(count("/senders?query.rql=eq%28label%2CCAM%25201%2520video%29"))
                .isEqualTo(1);
        fails(400, caller.get(api() + "/senders?query.rql=eq(label"));
        fails(501, caller.get(api() + "/senders?query.rql=matches(label,CAM)"));
        fails(501, caller.get(api() + "/sources?query.ancestry_id=x"));
    }

    @Test
    void whatARegistryCannotDoIs501() throws Exception {
        restart(Facility.of(1, 3)
                .registries(RegistryPlan.plain()
                        .without(Ability.RQL, Ability.PAGING, Ability.DOWNGRADE, Ability.BASIC_QUERIES)));
        fails(501, caller.get(api() + "/senders?query.rql=eq(label,x)"));
        fails(501, caller.get(api() + "/senders?query.downgrade=v1.0"));
        fails(501, caller.get(api() + "/senders?label=x"));
        fails(501, caller.get(api() + "/senders?paging.limit=2"));
        var all = caller.get(api() + "/senders");
        assertThat(all.json().size()).isEqualTo(facility.senders().size());
        assertThat(all.header("X-Paging-Limit")).isEmpty();
    }

    @Test
    void beforeVersion11ThereWereNoPages() throws Exception {
        var old = facility.registry().uri() + "/x-nmos/query/v1.0";
        var all = caller.get(old + "/senders");
        assertThat(all.json().size()).isEqualTo(facility.senders().size());
        assertThat(all.header("X-Paging-Limit")).isEmpty();
        fails(501, caller.get(old + "/senders?paging.limit=2"));
        fails(501, caller.get(old + "/senders?query.downgrade=v1.0"));
        assertThat(caller.get(old + "/senders?label=CAM%201%20video").json().size())
                .isEqualTo(1);
    }

    @Test
    void olderResourcesAreSeenByWhoAsksForThem() throws Exception {
        restart(Facility.of(1, 4).nodeVersions(ApiVersion.V1_0, ApiVersion.V1_1, ApiVersion.V1_2, ApiVersion.V1_3));
        var old = facility.nodes().getFirst();
        assertThat(count("/nodes")).isEqualTo(1);
        assertThat(count("/nodes?query.downgrade=v1.1")).isEqualTo(3);
        var all = caller.get(api() + "/nodes?query.downgrade=v1.0").json();
        assertThat(all.size()).isEqualTo(4);
        assertThat(all.valueStream().filter(node -> !node.has("api"))).singleElement();
        var elsewhere = caller.get(api() + "/nodes/" + old.id());
        fails(409, elsewhere);
        assertThat(elsewhere.header("Location")).isEqualTo("/x-nmos/query/v1.0/nodes/" + old.id());
        assertThat(caller.get(facility.registry().uri() + elsewhere.header("Location"))
                        .status())
                .isEqualTo(200);
        assertThat(caller.get(api() + "/nodes/" + old.id() + "?query.downgrade=v1.0")
                        .status())
                .isEqualTo(200);
        fails(400, caller.get(api() + "/nodes?query.downgrade=v2.0"));
    }

    @Test
    void newerKeysAreTakenAwayAndNewerValuesAreNot() throws Exception {
        var v12 = facility.registry().uri() + "/x-nmos/query/v1.2";
        var v10 = facility.registry().uri() + "/x-nmos/query/v1.0";
        var sender = facility.endpoint("TLY 1 tally 2");
        var device = facility.nodes().getFirst().devices().getFirst();
        assertThat(caller.get(v12 + "/devices/" + device.id())
                        .json()
                        .at("/controls/0")
                        .has("authorization"))
                .isFalse();
        assertThat(caller.get(v12 + "/senders/" + sender.id())
                        .json()
                        .path("transport")
                        .asString())
                .isEqualTo("urn:x-nmos:transport:websocket");
        assertThat(caller.get(v10 + "/senders/" + sender.id()).json().has("subscription"))
                .isFalse();
        var receiver = caller.get(
                        v10 + "/receivers/" + facility.receivers().getFirst().id())
                .json();
        assertThat(receiver.path("subscription").has("sender_id")).isTrue();
        assertThat(receiver.path("subscription").has("active")).isFalse();
    }

    @Test
    void pagesFollowEachOtherTowardsNowAndTowardsThePast() throws Exception {
        restart(Facility.of(1, 12).registries(RegistryPlan.plain().pages(3, 7)));
        for (var order : List.of("create", "update")) {
            var ids = new ArrayList<String>();
            var page = caller.get(api() + "/nodes?paging.order=" + order + "&paging.since=0:0&paging.limit=5");
            for (; !page.json().isEmpty(); page = caller.get(link(NEXT, page))) {
                assertThat(page.json().size()).isLessThanOrEqualTo(5);
                ids.addAll(ids(page).reversed());
            }
            assertThat(ids)
                    .isEqualTo(facility.nodes().stream().map(node -> node.id()).toList());
            // At the end the cursor stays, and what is new comes when the same is asked again.
            var end = link(NEXT, page);
            assertThat(link(NEXT, caller.get(end))).isEqualTo(end);
            var changed = facility.nodes().get(4);
            changed.change(Kind.NODE, changed.id(), body -> body.put("label", "renamed " + order));
            assertThat(ids(caller.get(end))).isEqualTo(order.equals("update") ? List.of(changed.id()) : List.of());
            changed.change(Kind.NODE, changed.id(), body -> body.put("label", "renamed again"));
            facility.close();
            restart(Facility.of(1, 12).registries(RegistryPlan.plain().pages(3, 7)));
        }
        var back = new ArrayList<String>();
        var page = caller.get(api() + "/nodes");
        assertThat(page.header("X-Paging-Limit")).isEqualTo("3");
        for (; !page.json().isEmpty(); page = caller.get(link(PREV, page))) {
            back.addAll(ids(page));
            if (page.header("X-Paging-Since").equals("0:0")) break;
        }
        assertThat(back.reversed())
                .isEqualTo(facility.nodes().stream().map(node -> node.id()).toList());
    }

    @Test
    void aPageIsNeverLargerThanTheRegistryAllowsAndFiltersComeFirst() throws Exception {
        restart(Facility.of(1, 16).registries(RegistryPlan.plain().pages(3, 7)));
        var page = caller.get(api() + "/senders?paging.limit=1000&paging.since=0:0&format=&subscription.active=true");
        assertThat(page.header("X-Paging-Limit")).isEqualTo("7");
        var ids = new HashSet<String>();
        var filtered = caller.get(api() + "/flows?media_type=video/jxsv&paging.since=0:0&paging.limit=1");
        while (!filtered.json().isEmpty()) {
            assertThat(ids.addAll(ids(filtered))).isTrue();
            filtered = caller.get(link(NEXT, filtered));
        }
        assertThat(ids).hasSize(2);
        fails(400, caller.get(api() + "/senders?paging.limit=none"));
        fails(400, caller.get(api() + "/senders?paging.since=yesterday"));
        fails(400, caller.get(api() + "/senders?paging.since=5:0&paging.until=4:0"));
        fails(400, caller.get(api() + "/senders?paging.order=sideways"));
    }

    @Test
    void C11_aBodyOrItsTypeWithoutNeedIsRefused() throws Exception {
        fails(400, caller.with("GET", api() + "/nodes", ""));
        fails(400, caller.with("GET", api() + "/nodes", "{}"));
    }

    @Test
    void registriesHoldTheSameOrNot() throws Exception {
        restart(Facility.of(1, 6).registries(RegistryPlan.plain(), RegistryPlan.plain()));
        for (var registry : facility.registries()) {
            assertThat(caller.get(registry.uri() + "/x-nmos/query/v1.3/nodes")
                            .json()
                            .size())
                    .isEqualTo(6);
        }
        restart(Facility.of(1, 6)
                .separateRegistries(RegistryPlan.plain(), RegistryPlan.plain().speaking(ApiVersion.V1_2)));
        assertThat(caller.get(facility.registries().get(1).uri() + "/x-nmos/query/v1.2/nodes")
                        .json()
                        .size())
                .isEqualTo(3);
    }

    private int count(String query) throws Exception {
        var answer = caller.get(api() + query);
        assertThat(answer.status()).as("%s: %s", query, answer.text()).isEqualTo(200);
        return answer.json().size();
    }

    private static List<String> ids(Answered page) {
        return page.json().valueStream().map(each -> each.path("id").asString()).toList();
    }

    private static String link(Pattern which, Answered page) {
        var link = which.matcher(page.header("Link"));
        assertThat(link.find()).as(page.header("Link")).isTrue();
        return link.group(1);
    }

    private static void fails(int status, Answered answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(Schemas.problems("is-04-v1.3/error.json", answer.json())).isEmpty();
    }
}
