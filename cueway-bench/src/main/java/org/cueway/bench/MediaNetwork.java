package org.cueway.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.cueway.base.TimeSource;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.http.HttpLimits;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Security;
import org.cueway.nmos.is04.Discovery;
import org.cueway.nmos.is04.spec.DiscoverySpec;
import org.cueway.nmos.is04.spec.NetworkSpec;
import org.cueway.nmos.is05.Controller;
import org.cueway.nmos.is05.Is05Limits;
import org.cueway.nmos.is05.Keeping;
import org.cueway.nmos.is05.api.ApiLimits;
import org.cueway.nmos.is05.state.StateLimits;
import org.cueway.nmos.is05.take.Options;
import org.cueway.nmos.is05.take.Options.Flag;
import org.cueway.nmos.is05.take.Route;
import org.cueway.nmos.is05.take.TakeReport;
import org.cueway.nmos.is05.take.Verdict;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.fault.DeviceFault;
import org.cueway.simulator.nmos.node.Gear;

/**
 * A simulated facility in this process, the controller, and beside it a bare HTTP client that only sends the same PATCHes. Confined to the
 * bench's thread.
 */
final class MediaNetwork implements AutoCloseable {
    private static final TimeSource TIME = TimeSource.system();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(5);
    /** What others have changed is read sooner than by default, so that a run does not last for hours. */
    private static final StateLimits SOON = new StateLimits(
            Duration.ofMillis(50), 20, Duration.ofMillis(20), Duration.ofSeconds(10), Duration.ofSeconds(5));

    private final SimulatedFacility facility;
    private final Inventory inventory = new Inventory();
    private final NmosHttp http;
    private final Controller controller;
    private final Discovery discovery;
    private final Duration loaded;

    private MediaNetwork(SimulatedFacility facility, Path folder) throws InterruptedException {
        this.facility = facility;
        this.http = new NmosHttp(HttpLimits.defaults(), new Security(false, trust(), _ -> Optional.empty()));
        this.controller = Controller.open(
                new Controller.Spoken(inventory, http, TIME, _ -> true),
                new Keeping(folder),
                (_, _) -> Verdict.FITS,
                new Controller.AllLimits(Is05Limits.defaults(), ApiLimits.defaults(), SOON));
        long began = TIME.nanoTime();
        var spec = NetworkSpec.at("bench", List.of(facility.registry().uri()));
        this.discovery = Discovery.start(DiscoverySpec.of(spec), http, inventory, TIME);
        int expected = facility.senders().size() + facility.receivers().size();
        while (ends() < expected || inventory.all(Kind.DEVICE).isEmpty()) {
            if (TIME.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("expected " + expected + " senders and receivers, found " + ends());
            }
            TIME.sleep(LOOK);
        }
        this.loaded = Duration.ofNanos(TIME.nanoTime() - began);
    }

    private int ends() {
        return inventory.all(Kind.SENDER).size() + inventory.all(Kind.RECEIVER).size();
    }

    private static SSLContext trust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param ofEach senders, and receivers, of each device */
    static MediaNetwork start(int devices, int ofEach, Path folder) throws IOException, InterruptedException {
        var plan =
                Facility.of(11, devices).gear(Gear.AUDIO_DESK).senders(ofEach).receivers(ofEach);
        var facility = SimulatedFacility.start(plan, TIME);
        try {
            return new MediaNetwork(facility, folder);
        } catch (RuntimeException e) {
            facility.close();
            throw e;
        }
    }

    /** From nothing known to all senders and receivers. */
    Duration loaded() {
        return loaded;
    }

    /** Takes away what was kept. */
    static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    /** Devices do bulk requests, or not. */
    void bulk(boolean offered) {
        if (offered) {
            facility.heal();
        } else {
            facility.fail(new DeviceFault.NoBulk(501));
        }
    }

    private List<Route> routes(int shift) {
        var senders = facility.senders();
        var receivers = facility.receivers();
        var routes = new ArrayList<Route>();
        for (int i = 0; i < receivers.size(); i++) {
            // Few senders, many receivers: what a salvo looks like.
            var sender = senders.get((i / 20 + shift) % senders.size());
            routes.add(Route.of(receivers.get(i).id(), sender.id()));
        }
        return routes;
    }

    /** Waits until the controller has heard of what others have changed, and has read it. */
    void settle(int shift) throws InterruptedException {
        var routes = routes(shift);
        long began = TIME.nanoTime();
        while (!routes.stream().allMatch(this::isTold) || controller.known() < routes.size()) {
            if (TIME.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("expected all receivers to be known, found " + controller.known());
            }
            TIME.sleep(LOOK.multipliedBy(10));
        }
    }

    private boolean isTold(Route route) {
        return inventory
                .receiver(route.receiver())
                .filter(receiver ->
                        receiver.subscription().peer().equals(route.feed().sender()))
                .isPresent();
    }

    /** Takes all receivers. */
    Duration salvo(int shift) throws InterruptedException {
        var routes = routes(shift);
        long began = TIME.nanoTime();
        var report = controller.connect(routes, Options.by("bench"));
        var took = Duration.ofNanos(TIME.nanoTime() - began);
        if (!report.isGood())
            throw new IllegalStateException("expected a salvo without trouble, found " + trouble(report));
        return took;
    }

    private static String trouble(TakeReport report) {
        return report.lines().stream()
                .filter(line -> !line.result().isGood())
                .map(line -> line.result().toString())
                .findFirst()
                .orElse("");
    }

    /** Sends the same PATCHes with nothing around them: devices at the same time, one after the other to each. */
    Duration bare(int shift) throws InterruptedException {
        var tried = controller.connect(routes(shift), Options.by("bench").with(Flag.DRY_RUN));
        var requests = new LinkedHashMap<String, List<HttpRequest>>();
        for (var line : tried.lines()) {
            var receiver = inventory.receiver(line.route().receiver()).orElseThrow();
            var control = inventory.device(receiver.deviceId()).orElseThrow().controls().stream()
                    .filter(one -> one.type().text().endsWith("sr-ctrl/v1.1"))
                    .findFirst()
                    .orElseThrow();
            var uri = NmosHttp.join(control.href(), "single/receivers/" + receiver.id() + "/staged");
            requests.computeIfAbsent(receiver.deviceId(), _ -> new ArrayList<>())
                    .add(HttpRequest.newBuilder(uri)
                            .header("Content-Type", "application/json")
                            .method("PATCH", BodyPublishers.ofString(line.body()))
                            .build());
        }
        return bare(requests);
    }

    private static Duration bare(Map<String, List<HttpRequest>> requests) throws InterruptedException {
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long began = TIME.nanoTime();
            var all = new ArrayList<Future<Integer>>();
            for (var device : requests.values()) {
                all.add(threads.submit(() -> {
                    for (var request : device) {
                        int status =
                                client.send(request, BodyHandlers.ofString()).statusCode();
                        if (status != 200) throw new IOException("expected 200, found " + status);
                    }
                    return device.size();
                }));
            }
            for (var one : all) one.get();
            return Duration.ofNanos(TIME.nanoTime() - began);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        discovery.close();
        controller.close();
        http.close();
        facility.close();
    }
}
