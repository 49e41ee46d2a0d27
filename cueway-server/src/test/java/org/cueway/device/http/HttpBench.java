package org.cueway.device.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.device.DeviceDriverContract;
import org.cueway.device.DeviceRunner;
import org.cueway.simulator.device.http.SimulatedReceiver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulated receiver, and drivers that know where it is. */
final class HttpBench implements DeviceDriverContract.Bench<HttpState, HttpCommand> {
    static final String SECRET = "gateway-demo-secret";
    private static final Limits.Webhooks QUICK = new Limits.Webhooks(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            1_000);

    private final SimulatedReceiver receiver;
    private final Limits.Webhooks limits;

    private HttpBench(SimulatedReceiver receiver, Limits.Webhooks limits) {
        this.receiver = receiver;
        this.limits = limits;
    }

    static HttpBench open() throws IOException {
        return open(QUICK);
    }

    static HttpBench open(Limits.Webhooks limits) throws IOException {
        return new HttpBench(SimulatedReceiver.start(SECRET, TimeSource.system()), limits);
    }

    SimulatedReceiver receiver() {
        return receiver;
    }

    HttpSpec spec() {
        return new HttpSpec(
                List.of(URI.create("http://127.0.0.1:" + receiver.port() + "/hook?token=hidden")),
                List.of(WebhookSecret.of(SECRET).orElseThrow()),
                HttpSpec.Allowed.unsaid(),
                "cueway");
    }

    @Override
    public DeviceRunner.Opener<HttpState, HttpCommand> opener() {
        return HttpDriver.opener(spec(), limits, TimeSource.system());
    }

    /** The events so far, each as type and item: {@code cue.take a}. */
    List<String> told() {
        return receiver.events().stream()
                .map(event -> json(event.body()))
                .map(json -> json.path("type").asString() + " "
                        + json.path("data").path("itemID").asString(""))
                .map(String::strip)
                .toList();
    }

    static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }

    @Override
    public boolean shows(String place, HttpState state) {
        Map<String, String> air = new HashMap<>();
        for (var event : receiver.events()) {
            var json = json(event.body());
            var data = json.path("data");
            if (!data.path("place").asString().equals(place)) continue;
            var item = data.path("itemID").asString("");
            switch (json.path("type").asString()) {
                case "cue.take" -> air.put("air", item);
                case "cue.out" -> {
                    if (item.isEmpty()) air.remove("air");
                    else air.remove("air", item);
                }
                case "cue.arm" -> air.put("armed", "yes");
                case "cue.disarm" -> air.remove("armed");
                default -> {}
            }
        }
        return Optional.ofNullable(air.get("air"))
                        .equals(state.air().map(shown -> shown.item().itemID()))
                && air.containsKey("armed") == state.armed();
    }

    @Override
    public void cut() {}

    @Override
    public void restart() {}

    @Override
    public void leave() {
        receiver.leave();
    }

    @Override
    public void comeBack() {
        try {
            receiver.comeBack();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        receiver.close();
    }
}
