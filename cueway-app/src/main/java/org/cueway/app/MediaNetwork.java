package org.cueway.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cueway.app.config.NmosConfig;
import org.cueway.base.TimeSource;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.caps.CapsLimits;
import org.cueway.nmos.caps.Fit;
import org.cueway.nmos.http.HttpLimits;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Security;
import org.cueway.nmos.is04.Discovery;
import org.cueway.nmos.is04.spec.DiscoverySpec;
import org.cueway.nmos.is04.spec.NetworkStatus.State;
import org.cueway.nmos.is05.Controller;
import org.cueway.nmos.is05.Keeping;
import org.cueway.nmos.is05.Locks;
import org.cueway.nmos.is05.Salvos;
import org.cueway.nmos.is05.take.Options;
import org.cueway.nmos.is05.take.Route;
import org.cueway.nmos.is05.take.TakeReport;
import org.cueway.nmos.is05.take.Verdict;
import org.cueway.nmos.is10.AuthLimits;
import org.cueway.nmos.is10.AuthServers;
import org.cueway.nmos.is10.CredentialFile;
import org.cueway.nmos.is10.Protection;
import org.cueway.nmos.is10.TokenKeeper;
import org.cueway.nmos.is10.TokenStatus;
import org.cueway.nmos.is12.Health;
import org.cueway.nmos.is12.Is12Limits;
import org.cueway.nmos.is12.Monitoring;
import org.cueway.nmos.tls.Tls;
import org.cueway.web.json.GatewayStatus.Alarm;
import org.cueway.web.nmos.NmosNews;
import org.cueway.web.nmos.NmosPageLimits;
import org.cueway.web.nmos.NmosSources;
import tools.jackson.databind.JsonNode;

/** The media network: what finds it, what connects it, and what shows both. Opened and closed by one thread. */
final class MediaNetwork implements AutoCloseable {
    private final Inventory inventory = new Inventory();
    private final Fit fit = new Fit(inventory, CapsLimits.defaults());
    private final NmosNews news = NmosNews.of(inventory, NmosPageLimits.defaults());
    private final Parts parts = new Parts();
    private final TimeSource time;
    private final Instant started;
    private final Tls tls;
    private final Controller controller;
    private final Discovery discovery;
    private final Monitoring monitoring;
    private final Protection protection = new Protection(inventory);
    private final Optional<TokenKeeper> tokens;

    private MediaNetwork(NmosConfig.On config, Tls tls, TimeSource time) {
        this.time = time;
        this.started = time.now();
        this.tls = tls;
        this.tokens = config.authorization().map(authorization -> tokens(authorization, config.folder()));
        var http = parts.add(new NmosHttp(
                HttpLimits.defaults(),
                tls.security(tokens.<Security.Tokens>map(keeper -> keeper).orElse(_ -> Optional.empty()))));
        this.controller = parts.add(Controller.open(
                new Controller.Spoken(inventory, http, time, this::isTold),
                new Keeping(config.folder()),
                (sender, receiver) -> {
                    var verdict = fit.judge(sender, receiver);
                    return new Verdict(verdict.mayConnect(), verdict.reasons());
                },
                Controller.AllLimits.defaults()));
        this.discovery = parts.add(Discovery.start(
                new DiscoverySpec(config.networks(), config.authorization().isPresent()), http, inventory, time));
        this.monitoring = parts.add(Monitoring.start(inventory, http, Is12Limits.defaults(), time));
        controller.listen(news::touch);
        monitoring.listen(news::touch);
        discovery.listen(this::stirred);
    }

    /** Whether a registry tells at once what changes at a receiver. */
    private boolean isTold(String receiver) {
        return !discovery.stale(Kind.RECEIVER, receiver)
                && discovery.status().networks().stream()
                        .allMatch(network -> network.standing().state() == State.LIVE);
    }

    /** Asked with a client of its own, which needs no token. */
    private TokenKeeper tokens(NmosConfig.Authorization authorization, Path folder) {
        var bare = parts.add(new NmosHttp(HttpLimits.defaults(), tls.security(_ -> Optional.empty())));
        var server = new AuthServers.Candidate(authorization.server(), authorization.selector());
        var around = new TokenKeeper.Around(
                bare, () -> List.of(server), protection, new CredentialFile(folder.resolve("authorization.json")));
        return parts.add(TokenKeeper.start(authorization.settings(), around, AuthLimits.defaults(), time));
    }

    /** With an authorization server, registries are taken to want its tokens: the ones that do not will not mind. */
    private void stirred() {
        discovery.status().networks().stream()
                .flatMap(network -> network.registries().stream())
                .forEach(registry -> protection.registry(registry.address(), true));
        news.stir();
    }

    /**
     * Begins to look for registries; waits for none.
     *
     * @throws IOException if a certificate or what was kept cannot be read; the message says which and why
     */
    static MediaNetwork open(NmosConfig.On config, TimeSource time) throws IOException {
        try {
            return new MediaNetwork(config, Tls.open(config.tls()), time);
        } catch (java.io.UncheckedIOException e) {
            throw new IOException("nmos.folder " + config.folder() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What makes routes. */
    Controller controller() {
        return controller;
    }

    /** What the pages are made of. */
    NmosSources sources() {
        return new NmosSources(
                inventory,
                new NmosSources.Found(discovery::status, discovery::stale),
                new NmosSources.Control(
                        new NmosSources.Connected(controller::connection, controller::connections, controller::history),
                        new NmosSources.Takes(this::take, this::undo, this::takes),
                        kept(),
                        this::details,
                        id -> monitoring.health(id).map(MediaNetwork::health)),
                fit,
                news);
    }

    private TakeReport take(List<Route> routes, Options options) throws InterruptedException {
        var report = controller.connect(routes, options);
        news.stir();
        return report;
    }

    private Optional<TakeReport> undo(String take, String by) throws InterruptedException {
        var report = controller.undo(take, Options.by(by));
        news.stir();
        return report;
    }

    private List<NmosSources.Taken> takes() {
        return controller.takes().stream()
                .map(report -> new NmosSources.Taken(report, controller.isUndoable(report.id())))
                .toList();
    }

    private NmosSources.Details details(Resource resource) throws InterruptedException {
        var said = controller.detail(resource.kind(), resource.id());
        if (said.isEmpty()) return new NmosSources.Details(Map.of(), Optional.empty(), List.of());
        var detail = said.get();
        var there = new LinkedHashMap<String, JsonNode>();
        detail.constraints().ifPresent(json -> there.put("constraints", json));
        detail.staged().ifPresent(json -> there.put("staged", json));
        detail.active().ifPresent(json -> there.put("active", json));
        var sent = detail.active()
                .map(json -> json.path("transport_file").path("data"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
        var file = detail.file().map(each -> each.data()).or(() -> sent).filter(text -> !text.isBlank());
        return new NmosSources.Details(there, file, detail.problems());
    }

    private NmosSources.Kept kept() {
        var aliases = controller.aliases();
        return new NmosSources.Kept(
                new NmosSources.Aliases(aliases::of, (id, alias) -> {
                    aliases.put(id, alias);
                    news.touch(id);
                }),
                new NmosSources.Locks(
                        receiver -> controller.locks().of(receiver).map(MediaNetwork::shown), this::lock, this::unlock),
                new NmosSources.Salvos(
                        this::salvos,
                        (name, routes, by) -> {
                            controller.salvos().put(new Salvos.Salvo(name, routes, by, time.now()));
                            news.stir();
                        },
                        name -> {
                            boolean there = controller.salvos().remove(name);
                            news.stir();
                            return there;
                        },
                        this::salvo));
    }

    /** What is wrong with a part is said if the whole does not say it. */
    private static NmosSources.Health health(Health health) {
        var word = switch (health.overall()) {
            case INACTIVE -> "inactive";
            case HEALTHY -> "healthy";
            case PARTLY -> "partly healthy";
            case UNHEALTHY -> "unhealthy";
            case UNKNOWN -> "unknown";
        };
        var parts = health.domains().values().stream()
                .map(Health.Part::message)
                .filter(message -> !message.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return new NmosSources.Health(word, health.message().isEmpty() ? parts : health.message());
    }

    private static NmosSources.Lock shown(Locks.Lock lock) {
        return new NmosSources.Lock(lock.owner(), lock.kind() == Locks.Kind.LOCK, lock.reason(), lock.since());
    }

    private Optional<NmosSources.Lock> lock(String receiver, NmosSources.Lock wished, boolean force) {
        var lock = new Locks.Lock(
                receiver,
                wished.owner(),
                wished.hard() ? Locks.Kind.LOCK : Locks.Kind.PROTECT,
                wished.reason(),
                time.now());
        var inTheWay = Optional.<Locks.Lock>empty();
        if (force) controller.locks().force(lock);
        else inTheWay = controller.locks().put(lock);
        news.touch(receiver);
        return inTheWay.map(MediaNetwork::shown);
    }

    private Optional<NmosSources.Lock> unlock(String receiver, String owner, boolean force) {
        var inTheWay = Optional.<Locks.Lock>empty();
        if (force) controller.locks().forceRelease(receiver);
        else inTheWay = controller.locks().release(receiver, owner);
        news.touch(receiver);
        return inTheWay.map(MediaNetwork::shown);
    }

    private Map<String, List<Route>> salvos() {
        var salvos = new LinkedHashMap<String, List<Route>>();
        controller.salvos().all().forEach(salvo -> salvos.put(salvo.name(), salvo.routes()));
        return salvos;
    }

    private Optional<TakeReport> salvo(String name, Options options) throws InterruptedException {
        var report = controller.salvo(name, options);
        news.stir();
        return report;
    }

    /** What somebody should look at. */
    List<Alarm> alarms() {
        var alarms = new ArrayList<Alarm>();
        for (var network : discovery.status().networks()) {
            var standing = network.standing();
            if (standing.state() == State.STALE) {
                alarms.add(new Alarm(
                        "NMOS " + network.name() + ": no registry answers: " + standing.reason(),
                        "what is shown is what was last known, and takes still go to devices; see Registry in the"
                                + " Crosspoint page",
                        standing.staleSince().orElse(standing.since())));
            }
        }
        tokens.map(TokenKeeper::status)
                .filter(token -> token.state() == TokenStatus.State.FAILED)
                .ifPresent(token -> alarms.add(new Alarm(
                        "NMOS: no token: " + token.detail(),
                        "registries and devices that ask for one refuse us; see nmos.authorization and the server's own log",
                        token.since())));
        tls.warnings(time.now())
                .forEach(warning ->
                        alarms.add(new Alarm("NMOS: " + warning, "see nmos.trust and nmos.certificate", started)));
        return alarms;
    }

    /** Stops looking and watching; what is connected stays connected. */
    @Override
    public void close() {
        parts.close();
    }
}
