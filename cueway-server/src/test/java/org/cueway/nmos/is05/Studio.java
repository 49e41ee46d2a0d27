package org.cueway.nmos.is05;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.cueway.base.TimeSource;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource;
import org.cueway.nmos.ResourceReader;
import org.cueway.nmos.http.HttpLimits;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Security;
import org.cueway.nmos.is05.api.ApiLimits;
import org.cueway.nmos.is05.state.StateLimits;
import org.cueway.nmos.is05.take.Options;
import org.cueway.nmos.is05.take.Verdict;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.http.Received;
import org.cueway.simulator.nmos.resource.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulated facility whose resources are known, and a controller that speaks to it over real sockets. */
public final class Studio implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final SimulatedFacility facility;
    final Inventory inventory = new Inventory();
    final NmosHttp http;
    final Path folder;
    Controller controller;
    private final Verdict.Check check;
    private final Controller.AllLimits limits;

    private Studio(Facility plan, Path folder, Verdict.Check check, HttpLimits httpLimits, Controller.AllLimits limits)
            throws IOException {
        this.folder = folder;
        this.check = check;
        this.limits = limits;
        this.http = new NmosHttp(httpLimits, new Security(false, context(), _ -> java.util.Optional.empty()));
        this.facility = SimulatedFacility.start(plan, TimeSource.system(), this::activated);
        for (var kind : List.of(Kind.NODE, Kind.DEVICE, Kind.SOURCE, Kind.FLOW)) learn(kind);
        facility.senders().forEach(this::activated);
        facility.receivers().forEach(this::activated);
        this.controller = open();
    }

    private static SSLContext context() {
        try {
            return SSLContext.getDefault();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything fits; devices are given up soon. */
    public static Studio of(Facility plan, Path folder) throws IOException {
        return of(plan, folder, (_, _) -> Verdict.FITS);
    }

    static Studio of(Facility plan, Path folder, Verdict.Check check) throws IOException {
        var http = new HttpLimits(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(1), 4, 16 << 20, 5);
        var devices = new ApiLimits(Duration.ZERO, 100, 200, Duration.ofSeconds(1), Duration.ofMillis(600));
        var watching = new StateLimits(
                Duration.ofMillis(20), 20, Duration.ofMillis(20), Duration.ofMillis(300), Duration.ofMillis(300));
        return new Studio(
                plan, folder, check, http, new Controller.AllLimits(Is05Limits.defaults(), devices, watching));
    }

    private Controller open() {
        return Controller.open(
                new Controller.Spoken(inventory, http, TimeSource.system()),
                new Keeping(folder),
                (sender, receiver) -> check.of(sender, receiver),
                limits);
    }

    /** What it speaks to. */
    public SimulatedFacility facility() {
        return facility;
    }

    /** What is tried. */
    public Controller controller() {
        return controller;
    }

    /** As after a restart of the gateway. */
    public void restart() {
        controller.close();
        controller = open();
    }

    private void learn(Kind kind) {
        for (var node : facility.nodes()) {
            if (kind == Kind.NODE) node.find(kind, node.id()).ifPresent(json -> learn(Resource.Kind.NODE, json));
        }
        if (kind == Kind.NODE) return;
        for (var endpoint : facility.senders()) learn(kind, endpoint);
        for (var endpoint : facility.receivers()) learn(kind, endpoint);
    }

    private void learn(Kind kind, Endpoint endpoint) {
        var own = find(endpoint.who().side().kind(), endpoint.id());
        var device = own.path("device_id").asString("");
        switch (kind) {
            case DEVICE -> learn(Resource.Kind.DEVICE, find(Kind.DEVICE, device));
            case FLOW -> {
                if (own.path("flow_id").isString())
                    learn(
                            Resource.Kind.FLOW,
                            find(Kind.FLOW, own.path("flow_id").stringValue()));
            }
            default -> {}
        }
    }

    JsonNode find(Kind kind, String id) {
        return facility.nodes().stream()
                .flatMap(node -> node.find(kind, id).stream())
                .<JsonNode>map(json -> json)
                .findFirst()
                .orElseGet(() -> JsonMapper.shared().createObjectNode());
    }

    private void activated(Endpoint endpoint) {
        var kind = endpoint.who().side().kind();
        learn(Resource.Kind.valueOf(kind.name()), find(kind, endpoint.id()));
    }

    private void learn(Resource.Kind kind, JsonNode json) {
        ResourceReader.read(kind, json.deepCopy()).ifPresent(inventory::put);
    }

    String receiver(String label) {
        return facility.endpoint(label).id().toLowerCase(Locale.ROOT);
    }

    String sender(String label) {
        return receiver(label);
    }

    /** The PATCHes and POSTs that receivers got. */
    List<Received> writesToReceivers() {
        return facility.received().stream()
                .filter(each -> !"GET".equals(each.method()) && each.path().contains("receivers"))
                .toList();
    }

    static Options by(String who) {
        return Options.by(who);
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    static void until(String what, BooleanSupplier holds) throws InterruptedException {
        var time = TimeSource.system();
        long began = time.nanoTime();
        while (!holds.getAsBoolean()) {
            if (time.nanoTime() - began > PATIENCE.toNanos()) throw new AssertionError("in vain waited: " + what);
            time.sleep(Duration.ofMillis(10));
        }
    }

    @Override
    public void close() {
        controller.close();
        http.close();
        facility.close();
    }
}
