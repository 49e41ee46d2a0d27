package org.cueway.nmos.is04.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.cueway.base.TimeSource;
import org.cueway.nmos.ApiVersion;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.http.HttpLimits;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Security;
import org.cueway.nmos.is04.query.Answer.Absent;
import org.cueway.nmos.is04.query.Answer.Got;
import org.cueway.nmos.is04.query.Answer.Sick;
import org.cueway.nmos.is04.query.Answer.Unsupported;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.fault.HttpFault;
import org.cueway.simulator.nmos.fault.Requests;
import org.cueway.simulator.nmos.http.Received;
import org.cueway.simulator.nmos.registry.RegistryPlan;
import org.cueway.simulator.nmos.registry.RegistryPlan.Ability;
import org.junit.jupiter.api.Test;

/** The client of a Query API, with a simulated registry over real sockets. */
final class QueryApiTest {
    private static final QueryLimits LIMITS =
            new QueryLimits(2, 10_000, 3, Duration.ofSeconds(1), Duration.ofMillis(100));

    private static NmosHttp http() {
        return http(Duration.ofSeconds(5));
    }

    private static NmosHttp http(Duration read) {
        try {
            var limits = new HttpLimits(Duration.ofSeconds(5), read, read, 4, 1 << 20, 5);
            return new NmosHttp(limits, new Security(false, SSLContext.getDefault(), _ -> Optional.empty()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static QueryApi api(NmosHttp http, SimulatedFacility facility, int minor) {
        return new QueryApi(http, facility.registry().uri(), ApiVersion.v1(minor), LIMITS);
    }

    private static Set<String> list(QueryApi api, Kind kind, Filter filter) throws InterruptedException {
        var ids = new ArrayList<String>();
        var answer = api.list(kind, filter, page -> page.forEach(each -> ids.add(each.id())));
        assertThat(answer).isEqualTo(new Got<>(ids.size()));
        assertThat(ids).doesNotHaveDuplicates();
        return new HashSet<>(ids);
    }

    private static Set<String> ids(List<org.cueway.simulator.nmos.connection.Endpoint> endpoints) {
        return endpoints.stream().map(each -> each.id()).collect(Collectors.toSet());
    }

    private static List<String> targets(SimulatedFacility facility) {
        return facility.received().stream().map(Received::target).toList();
    }

    @Test
    void C30_listsAreReadPageByPage() throws Exception {
        try (var facility = SimulatedFacility.start(Facility.of(1, 8), TimeSource.system());
                var http = http()) {
            assertThat(list(api(http, facility, 3), Kind.SENDER, Filter.ALL)).isEqualTo(ids(facility.senders()));
            assertThat(targets(facility))
                    .first()
                    .asString()
                    .contains("paging.limit=2")
                    .contains("query.downgrade=v1.0");
        }
    }

    @Test
    void C27_C36_theSendersOfADeviceAreAskedForByItsId() throws Exception {
        try (var facility = SimulatedFacility.start(Facility.of(2, 8), TimeSource.system());
                var http = http()) {
            var device = facility.nodes().getFirst().devices().getFirst();
            var wanted = new Filter(Map.of("device_id", List.of(device.id())));
            var there = list(api(http, facility, 3), Kind.SENDER, wanted);
            assertThat(there).isNotEmpty().isSubsetOf(ids(device.endpoints()));
            assertThat(targets(facility)).allMatch(target -> target.contains("device_id=" + device.id()));
        }
    }

    @Test
    void C27_manyAreAskedForInOneExpression() throws Exception {
        try (var facility = SimulatedFacility.start(Facility.of(3, 8), TimeSource.system());
                var http = http()) {
            var wanted =
                    new ArrayList<>(ids(facility.senders()).stream().limit(7).toList());
            wanted.add("00000000-0000-4000-8000-000000000000");
            var there = api(http, facility, 3).find(Kind.SENDER, wanted);
            assertThat(((Got<List<Resource>>) there).value())
                    .extracting(Resource::id)
                    .containsExactlyInAnyOrderElementsOf(wanted.subList(0, 7));
            assertThat(targets(facility)).isNotEmpty().allMatch(target -> target.contains("query.rql=in(id,("));
        }
    }

    @Test
    void C06_C27_whatARegistryCannotDoIsDoneHereAndNotAskedAgain() throws Exception {
        for (var missing : List.of(Ability.RQL, Ability.BASIC_QUERIES, Ability.DOWNGRADE, Ability.PAGING)) {
            var plan = Facility.of(4, 6).registries(RegistryPlan.plain().without(missing));
            try (var facility = SimulatedFacility.start(plan, TimeSource.system());
                    var http = http()) {
                var api = api(http, facility, 3);
                var some = facility.senders().stream()
                        .limit(5)
                        .map(each -> each.id())
                        .toList();
                assertThat(list(api, Kind.SENDER, Filter.ids(some)))
                        .as("%s", missing)
                        .isEqualTo(Set.copyOf(some));
                assertThat(list(api, Kind.SENDER, Filter.ids(some.subList(0, 1))))
                        .hasSize(1);
                var all = new Filter(Map.of("format", List.of("urn:x-nmos:format:video")));
                var receivers = list(api, Kind.RECEIVER, all);
                assertThat(receivers).isNotEmpty().isSubsetOf(ids(facility.receivers()));
                facility.forget();
                assertThat(list(api, Kind.RECEIVER, all)).isEqualTo(receivers);
                assertThat(facility.received())
                        .allSatisfy(each -> assertThat(each.status()).isEqualTo(200));
            }
        }
    }

    @Test
    void C27_withoutRqlManyAreFoundInTheWholeList() throws Exception {
        var plan = Facility.of(5, 8).registries(RegistryPlan.plain().without(Ability.RQL));
        try (var facility = SimulatedFacility.start(plan, TimeSource.system());
                var http = http()) {
            var wanted =
                    facility.senders().stream().limit(8).map(each -> each.id()).toList();
            var there = api(http, facility, 3).find(Kind.SENDER, wanted);
            assertThat(((Got<List<Resource>>) there).value())
                    .extracting(Resource::id)
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @Test
    void C66_whatIsRegisteredAtALowerVersionIsReadThere() throws Exception {
        var plan = Facility.of(6, 2)
                .nodeVersions(org.cueway.simulator.nmos.resource.ApiVersion.V1_1)
                .registries(RegistryPlan.plain().without(Ability.DOWNGRADE));
        try (var facility = SimulatedFacility.start(plan, TimeSource.system());
                var http = http()) {
            var id = facility.senders().getFirst().id();
            assertThat(api(http, facility, 3).find(Kind.SENDER, id)).isInstanceOf(Got.class);
            assertThat(targets(facility)).last().asString().startsWith("/x-nmos/query/v1.1/senders/");
            assertThat(api(http, facility, 3).find(Kind.SENDER, "00000000-0000-4000-8000-000000000000"))
                    .isEqualTo(new Absent<>());
        }
    }

    @Test
    void C28_aRegistryOfVersion1_0IsAskedForNothingThatItWouldTakeForAnAttribute() throws Exception {
        try (var facility = SimulatedFacility.start(Facility.of(7, 8), TimeSource.system());
                var http = http()) {
            assertThat(list(api(http, facility, 0), Kind.SENDER, Filter.ALL)).isEqualTo(ids(facility.senders()));
            assertThat(targets(facility)).containsExactly("/x-nmos/query/v1.0/senders");
        }
    }

    @Test
    void C05_C06_C08_answersOfEveryClassMeanWhatTheyShould() throws Exception {
        var classes = Map.of(
                400,
                Unsupported.class,
                404,
                Absent.class,
                405,
                Unsupported.class,
                418,
                Unsupported.class,
                401,
                Sick.class,
                403,
                Sick.class,
                429,
                Unsupported.class,
                500,
                Sick.class,
                501,
                Unsupported.class,
                503,
                Sick.class);
        try (var facility = SimulatedFacility.start(Facility.of(8, 1), TimeSource.system());
                var http = http()) {
            for (var each : classes.entrySet()) {
                facility.registry().fail(new HttpFault.Answers(Requests.any(), each.getKey(), Optional.empty()));
                assertThat(api(http, facility, 3).subscribe(Kind.NODE, Filter.ALL))
                        .as("%s", each.getKey())
                        .isInstanceOf(each.getValue());
                var found = api(http, facility, 3).list(Kind.NODE, Filter.ALL, _ -> {});
                assertThat(found).as("%s", each.getKey()).isInstanceOf(each.getValue());
                if (each.getValue() != Absent.class)
                    assertThat(found.inWords()).contains("simulated: " + each.getKey());
            }
        }
    }

    @Test
    void C07_redirectsAreFollowed() throws Exception {
        try (var facility = SimulatedFacility.start(Facility.of(9, 3), TimeSource.system());
                var http = http()) {
            facility.registry().fail(new HttpFault.RedirectsToSlash(Requests.any()));
            assertThat(list(api(http, facility, 3), Kind.SENDER, Filter.ALL)).isEqualTo(ids(facility.senders()));
        }
    }

    @Test
    void C08_C23_rubbishAndSilenceAreARegistryThatIsSick() throws Exception {
        try (var facility = SimulatedFacility.start(Facility.of(9, 3), TimeSource.system());
                var http = http(Duration.ofMillis(500))) {
            for (var fault : List.of(
                    new HttpFault.Html(Requests.any(), 200),
                    new HttpFault.Blank(Requests.any(), 200),
                    new HttpFault.Truncated(Requests.any()),
                    new HttpFault.HangsUp(Requests.any(), true),
                    new HttpFault.Hangs(Requests.any(), true))) {
                facility.registry().fail(fault);
                assertThat(api(http, facility, 3).list(Kind.NODE, Filter.ALL, _ -> {}))
                        .as("%s", fault)
                        .isInstanceOf(Sick.class);
                assertThat(api(http, facility, 3).subscribe(Kind.NODE, Filter.ALL))
                        .as("%s", fault)
                        .isInstanceOf(Sick.class);
                assertThat(QueryApi.versions(http, facility.registry().uri()))
                        .as("%s", fault)
                        .isInstanceOf(Sick.class);
            }
        }
    }

    @Test
    void C01_C02_C11_everyRequestIsAsTheSpecificationWantsIt() throws Exception {
        try (var facility = SimulatedFacility.start(Facility.of(10, 2), TimeSource.system());
                var http = http()) {
            var api = api(http, facility, 3);
            assertThat(QueryApi.versions(http, URI.create(facility.registry().uri() + "/")))
                    .isEqualTo(
                            new Got<>(Set.of(ApiVersion.v1(0), ApiVersion.v1(1), ApiVersion.v1(2), ApiVersion.v1(3))));
            assertThat(api.subscribe(Kind.SENDER, Filter.ALL)).isInstanceOf(Got.class);
            api.find(Kind.SENDER, facility.senders().getFirst().id());
            assertThat(facility.received()).allSatisfy(each -> {
                assertThat(each.target()).doesNotContain("//");
                assertThat(each.status()).isBetween(200, 299);
                if (each.method().equals("POST")) assertThat(each.path()).endsWith("/subscriptions");
            });
        }
    }
}
