package org.cueway.simulator.device.mqtt;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cueway.simulator.device.mqtt.Packet.Connect;
import org.cueway.simulator.device.mqtt.Packet.Publish;

/** A light that shows what it is told, and says so. Safe for use by any thread. */
public final class RedLight implements AutoCloseable {
    /** Before anybody said anything. */
    public static final String DARK = "";

    /** What it shows when the gateway is not there: never dark. */
    public static final String FAULT = "FAULT";

    /** The state of a studio, {@code device-protocols} §5.1. */
    private static final Pattern STATE = Pattern.compile("\"v\":1,\"state\":\"([A-Z_]+)\"");

    private final RedLightPlan plan;
    private final Consumer<String> listener;
    private Optional<Client> client = Optional.empty();
    private String wanted = DARK;
    private boolean gateway = true;
    private boolean mute;
    private boolean stuck;

    private RedLight(RedLightPlan plan, Consumer<String> listener) {
        this.plan = plan;
        this.listener = listener;
    }

    /**
     * Connects to a broker on this machine.
     *
     * @param listener hears what it shows now, on the light's thread
     */
    public static RedLight connect(int port, RedLightPlan plan, Consumer<String> listener)
            throws IOException, InterruptedException {
        var light = new RedLight(plan, listener);
        var client = Client.connect(port, light.hello(), light::came);
        light.connected(client);
        if (plan.availability().isPresent()) client.publish(plan.availability().get(), "online", true);
        if (plan.gateway().isPresent()) client.subscribe(plan.gateway().get());
        client.subscribe(plan.follows());
        return light;
    }

    private Connect hello() {
        var will = plan.availability().map(topic -> new Publish(topic, "offline", 1, true, 0, OptionalLong.empty()));
        return new Connect(Packets.V3, plan.name(), true, 0, 0, will, Optional.empty());
    }

    private synchronized void connected(Client now) {
        client = Optional.of(now);
    }

    private synchronized void came(Publish message) {
        if (plan.gateway().filter(message.topic()::equals).isPresent()) {
            gateway = !message.payload().equals("offline");
            listener.accept(shows());
        } else if (message.topic().equals(plan.follows())) {
            follow(message.payload());
        }
    }

    private void follow(String payload) {
        if (stuck) return;
        // An empty command is a question.
        if (!payload.isEmpty()) {
            var state = STATE.matcher(payload);
            wanted = state.find() ? state.group(1) : payload;
            listener.accept(shows());
        }
        if (!mute) say();
    }

    private void say() {
        if (plan.says().isEmpty() || client.isEmpty() || wanted.isEmpty()) return;
        try {
            client.get().say(plan.says().get(), wanted, plan.retains());
        } catch (IOException gone) {
            // Then nobody hears it.
        }
    }

    /** What it shows: the last payload that it was told, or the word of the state in it. */
    public synchronized String shows() {
        return gateway ? wanted : FAULT;
    }

    /** From now on it does what it is told, and does not say so; or says so again. */
    public synchronized void mute(boolean on) {
        mute = on;
    }

    /** From now on it does nothing that it is told; or does so again. */
    public synchronized void stuck(boolean on) {
        stuck = on;
    }

    /** Somebody switches it by hand. */
    public synchronized void byHand(String payload) {
        wanted = payload;
        listener.accept(shows());
        say();
    }

    /** Its power fails. */
    public synchronized void cut() {
        client.ifPresent(Client::cut);
    }

    @Override
    public synchronized void close() {
        client.ifPresent(Client::close);
    }
}
