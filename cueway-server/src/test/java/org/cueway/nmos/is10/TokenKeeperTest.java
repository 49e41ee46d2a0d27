package org.cueway.nmos.is10;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.cueway.base.TestTime;
import org.cueway.base.TimeSource;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.http.HttpLimits;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Reply;
import org.cueway.nmos.http.Security;
import org.cueway.nmos.is10.AuthServers.Candidate;
import org.cueway.nmos.is10.AuthSettings.Grant;
import org.cueway.nmos.is10.TokenKeeper.Around;
import org.cueway.nmos.is10.TokenStatus.State;
import org.cueway.simulator.nmos.auth.AuthPlan;
import org.cueway.simulator.nmos.auth.SimulatedAuthServer;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.HttpListener;
import org.cueway.simulator.nmos.http.Received;
import org.cueway.simulator.nmos.http.Request;
import org.cueway.simulator.nmos.http.RequestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Getting, renewing and losing tokens, against a simulated authorization server and an API that it guards. */
final class TokenKeeperTest {
    private static final URI BACK = URI.create("http://127.0.0.1/back");

    @TempDir
    Path folder;

    private final TestTime time = new TestTime();
    private final RequestLog log = new RequestLog();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (var each : open.reversed()) each.close();
    }

    private <T extends AutoCloseable> T with(T part) {
        open.add(part);
        return part;
    }

    private SimulatedAuthServer server(AuthPlan plan) throws IOException {
        return with(SimulatedAuthServer.start(plan, time));
    }

    /** A client of one that has signed in, or of nobody; and a registry behind the server's guard. */
    private final class Bench {
        private final HttpListener registry;
        private final TokenKeeper keeper;
        private final NmosHttp http;

        Bench(SimulatedAuthServer server, Grant grant) throws Exception {
            this(
                    server,
                    new AuthSettings("Cueway 1", Set.of("query", "connection"), grant, Optional.empty(), true),
                    Optional.empty());
        }

        Bench(SimulatedAuthServer server, AuthSettings settings, Optional<String> selector) throws Exception {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            registry = with(HttpListener.start(
                    new HttpListener.Place("registry", address, log, TimeSource.system()),
                    server.guard(_ -> Answer.list(List.of()))));
            var plain = with(http(_ -> Optional.empty()));
            var protection = new Protection(new Inventory());
            protection.registry(registry.uri(), true);
            AuthServers servers = () -> List.of(
                    new Candidate(URI.create("http://127.0.0.1:1"), Optional.empty()),
                    new Candidate(server.uri(), selector));
            keeper = with(TokenKeeper.start(
                    settings,
                    new Around(plain, servers, protection, new CredentialFile(folder.resolve("us.json"))),
                    AuthLimits.defaults(),
                    time));
            http = with(http(keeper));
        }

        int senders() throws InterruptedException {
            return status(http.get(registry.uri().resolve("/x-nmos/query/v1.3/senders")));
        }
    }

    private static NmosHttp http(Security.Tokens tokens) throws NoSuchAlgorithmException {
        return new NmosHttp(HttpLimits.defaults(), new Security(false, SSLContext.getDefault(), tokens));
    }

    private static int status(Reply reply) {
        return reply instanceof Reply.Answered answer ? answer.status() : 0;
    }

    private static void until(BooleanSupplier so) throws InterruptedException {
        for (int i = 0; i < 1_000 && !so.getAsBoolean(); i++)
            TimeSource.system().sleep(Duration.ofMillis(10));
        assertThat(so.getAsBoolean()).isTrue();
    }

    private static List<String> asked(SimulatedAuthServer server, String path) {
        return server.requests().stream()
                .filter(each -> each.path().equals(path))
                .map(Received::body)
                .toList();
    }

    @Test
    void C74_C75_C77_aRegistryThatAsksGetsATokenOfTheServerThatWasFound() throws Exception {
        var server = server(AuthPlan.usual());
        var bench = new Bench(server, new Grant.Unattended());

        assertThat(bench.senders()).isEqualTo(200);
        assertThat(bench.senders()).isEqualTo(200);

        assertThat(server.requests())
                .extracting(Received::path)
                .containsExactly("/.well-known/oauth-authorization-server", "/register", "/token");
        assertThat(asked(server, "/register").getFirst())
                .contains("\"client_name\":\"Cueway 1\"", "\"scope\":\"connection query\"", "client_credentials");
        assertThat(log.all()).allSatisfy(request -> {
            assertThat(request.header("authorization")).startsWith("Bearer ");
            assertThat(request.target()).doesNotContain("access_token");
        });
        assertThat(bench.keeper.status().state()).isEqualTo(State.VALID);
        assertThat(bench.keeper.status().server()).contains(server.uri().resolve("/token"));
    }

    @Test
    void C75_twoGatewaysRegisterAsTwoAndEachOnlyOnce() throws Exception {
        var server = server(AuthPlan.usual());
        var again = new AuthSettings("Cueway 1", Set.of("query"), new Grant.Unattended(), Optional.empty(), true);
        assertThat(new Bench(server, again, Optional.empty()).senders()).isEqualTo(200);
        assertThat(new Bench(server, again, Optional.empty()).senders())
                .as("after a restart")
                .isEqualTo(200);
        Files.delete(folder.resolve("us.json"));
        var other = new AuthSettings("Cueway 2", Set.of("query"), new Grant.Unattended(), Optional.empty(), true);
        assertThat(new Bench(server, other, Optional.empty()).senders()).isEqualTo(200);

        assertThat(server.clients()).extracting(client -> client.name()).containsExactly("Cueway 1", "Cueway 2");
    }

    @Test
    void C75_whatTheServerGaveUsIsForItsOwnerAlone() throws Exception {
        new Bench(server(AuthPlan.usual()), new Grant.Unattended()).senders();

        var file = folder.resolve("us.json");
        assertThat(Files.readString(file)).contains("secret-1");
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(file))
                    .containsOnly(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
        assertThat(new Credentials("us", Optional.of("hidden")).toString()).doesNotContain("hidden");
    }

    @Test
    void C75_aDeploymentThatRegistersByHandIsAskedUnderTheNameItGave() throws Exception {
        var server = server(AuthPlan.usual().withoutRegistering().at("cueway"));
        var bare = new AuthSettings("Cueway 1", Set.of("query"), new Grant.Unattended(), Optional.empty(), true);
        var lost = new Bench(server, bare, Optional.of("cueway"));
        assertThat(lost.senders()).isEqualTo(401);
        assertThat(lost.keeper.status().detail()).contains("takes no registrations");

        var client = server.known("by hand", BACK.toString());
        var given = Optional.of(new Credentials(client.id(), client.secret()));
        var settings = new AuthSettings("Cueway 1", Set.of("query"), new Grant.Unattended(), given, true);
        assertThat(new Bench(server, settings, Optional.of("/cueway")).senders())
                .isEqualTo(200);
    }

    @Test
    void C78_aTokenIsRenewed15sBeforeItExpiresAndTheOldRefreshTokenIsForgotten() throws Exception {
        var server = server(AuthPlan.usual());
        var bench = new Bench(server, new Grant.Unattended());
        assertThat(bench.senders()).isEqualTo(200);

        for (int round = 1; round <= 3; round++) {
            int before = round;
            until(() -> time.sleepers() == 1);
            time.advance(Duration.ofSeconds(44));
            until(() -> time.sleepers() == 1);
            assertThat(asked(server, "/token")).hasSize(before);
            time.advance(Duration.ofSeconds(1));
            until(() -> asked(server, "/token").size() == before + 1);
            assertThat(bench.senders()).isEqualTo(200);
        }
        assertThat(asked(server, "/token").subList(1, 4))
                .doesNotHaveDuplicates()
                .allMatch(body -> body.contains("grant_type=refresh_token"));
        assertThat(log.all()).extracting(Received::status).containsOnly(200);
    }

    @Test
    void C78_aTokenThatWasRevokedEarlyIsReplacedAndTheRequestSentAgainOnce() throws Exception {
        var server = server(AuthPlan.usual());
        var bench = new Bench(server, new Grant.Unattended());
        assertThat(bench.senders()).isEqualTo(200);
        server.revokeAccess();

        var patched = bench.http.patch(bench.registry.uri().resolve("/x-nmos/query/v1.3/x"), "{}");

        assertThat(status(patched)).isEqualTo(200);
        assertThat(log.all()).extracting(Received::status).containsExactly(200, 401, 200);
    }

    @Test
    void C78_aRefreshTokenThatCountsNoLongerIsDoneWithout() throws Exception {
        var server = server(AuthPlan.usual());
        var bench = new Bench(server, new Grant.Unattended());
        assertThat(bench.senders()).isEqualTo(200);
        server.revokeRefresh();
        server.revokeAccess();

        assertThat(bench.senders()).isEqualTo(200);
        assertThat(asked(server, "/token")).hasSize(3).last().asString().contains("client_credentials");
    }

    @Test
    void C75_C78_aServerThatForgotUsIsToldWhoWeAreAgain() throws Exception {
        var server = server(AuthPlan.usual());
        var bench = new Bench(server, new Grant.Unattended());
        assertThat(bench.senders()).isEqualTo(200);
        server.forgetClients();
        server.revokeAccess();

        assertThat(bench.senders()).isEqualTo(200);
        assertThat(server.clients()).hasSize(1);
    }

    @Test
    void C78_anApiThatBelievesNoneOfOurTokensDoesNotMakeUsAskForEver() throws Exception {
        var server = server(AuthPlan.usual());
        var stranger = server(AuthPlan.usual());
        var bench = new Bench(server, new Grant.Unattended());
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var deaf = with(HttpListener.start(
                new HttpListener.Place("deaf", address, new RequestLog(), TimeSource.system()),
                stranger.guard(_ -> Answer.list(List.of()))));
        var inventoryOfDeaf = deaf.uri().resolve("/x-nmos/query/v1.3/senders");
        assertThat(bench.senders()).isEqualTo(200);

        for (int i = 0; i < 5; i++) {
            var first = bench.keeper
                    .bearer(bench.registry.uri().resolve("/x-nmos/query/v1.3/x"))
                    .orElseThrow();
            bench.keeper.instead(inventoryOfDeaf, first);
        }
        assertThat(asked(server, "/token")).hasSize(2);
    }

    @Test
    void C78_403IsToldAndNotTriedAgain() throws Exception {
        var server = server(new AuthPlan(Duration.ofMinutes(1), true, true, Set.of("connection"), Optional.empty()));
        var bench = new Bench(server, new Grant.Unattended());

        var reply = bench.http.get(bench.registry.uri().resolve("/x-nmos/query/v1.3/senders"));

        assertThat(status(reply)).isEqualTo(403);
        assertThat(reply.inWords()).contains("403 the token is not for query");
        assertThat(log.all()).hasSize(1);
        assertThat(asked(server, "/token")).hasSize(1);
    }

    @Test
    void C74_aServerThatIsAwayIsAskedAgainLaterAndLater() throws Exception {
        var server = server(AuthPlan.usual().withoutRefreshing());
        server.leave();
        var bench = new Bench(server, new Grant.Unattended());

        assertThat(bench.senders()).isEqualTo(401);
        assertThat(bench.keeper.status().state()).isEqualTo(State.FAILED);
        assertThat(bench.keeper.status().detail()).contains("no metadata at");
        server.comeBack();
        assertThat(bench.senders()).as("not yet").isEqualTo(401);
        time.advance(Duration.ofSeconds(1));
        assertThat(bench.senders()).isEqualTo(200);
    }

    @Test
    void C76_somebodySignsInWithPkceAndStaysSignedIn() throws Exception {
        var server = server(AuthPlan.usual());
        var bench = new Bench(server, new Grant.SignedIn(BACK));
        assertThat(bench.senders()).isEqualTo(401);
        assertThat(bench.keeper.status().state()).isEqualTo(State.SIGN_IN_NEEDED);

        var address = ((SignInReply.GoTo) bench.keeper.signIn()).address();
        assertThat(address.getQuery())
                .contains("response_type=code", "code_challenge_method=S256", "scope=connection+query");
        var query = browsed(address);
        assertThat(bench.keeper.signedIn(query)).isEqualTo(new SignInReply.Done());
        assertThat(bench.senders()).isEqualTo(200);
        assertThat(bench.keeper.signedIn(query)).as("a state counts once").isInstanceOf(SignInReply.Refused.class);

        var restarted = new Bench(server, new Grant.SignedIn(BACK));
        assertThat(restarted.senders()).as("by the refresh token that was kept").isEqualTo(200);
        restarted.keeper.signOut();
        assertThat(restarted.senders()).isEqualTo(401);
        assertThat(asked(server, "/revoke")).hasSize(2);
    }

    @Test
    void C76_aCodeOfSomebodyElseOrARefusalIsNotTaken() throws Exception {
        var server = server(AuthPlan.usual());
        var bench = new Bench(server, new Grant.SignedIn(BACK));
        bench.senders();

        assertThat(bench.keeper.signedIn(Map.of("code", "x", "state", "guessed")))
                .isInstanceOf(SignInReply.Refused.class);
        for (var extra : List.of(
                Map.of("error", "access_denied"), Map.of("iss", "http://evil.example"), Map.of("code", "other"))) {
            var query = new HashMap<>(browsed(((SignInReply.GoTo) bench.keeper.signIn()).address()));
            query.putAll(extra);
            assertThat(bench.keeper.signedIn(query)).isInstanceOf(SignInReply.Refused.class);
        }
        var late = browsed(((SignInReply.GoTo) bench.keeper.signIn()).address());
        time.advance(Duration.ofMinutes(11));
        assertThat(bench.keeper.signedIn(late)).isInstanceOf(SignInReply.Refused.class);
        assertThat(new Bench(server, new Grant.Unattended()).keeper.signIn()).isInstanceOf(SignInReply.Refused.class);
    }

    /** What a browser brings back of somebody who says yes. */
    private Map<String, String> browsed(URI address) throws Exception {
        try (var browser = HttpClient.newHttpClient()) {
            var reply = browser.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
            var location = reply.headers().firstValue("Location").orElseThrow();
            assertThat(location).startsWith(BACK.toString());
            return new Request("GET", location, Map.of(), "", 0).query();
        }
    }

    @Test
    void C77_aTokenNeverGoesOverPlainHttpUnlessALaboratoryWantsIt() throws Exception {
        var server = server(AuthPlan.usual());
        var strict = new AuthSettings("Cueway 1", Set.of("query"), new Grant.Unattended(), Optional.empty(), false);
        var bench = new Bench(server, strict, Optional.empty());

        assertThat(bench.senders()).isEqualTo(401);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void C78_lifeIsCountedSoThatEvenShortOnesAreRenewedInTime() {
        var limits = AuthLimits.defaults();
        assertThat(limits.renewal(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(3585));
        assertThat(limits.renewal(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(45));
        assertThat(limits.renewal(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(15));
        assertThat(limits.renewal(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(5));
    }
}
