package org.cueway.device.mqtt;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.cueway.simulator.device.mqtt.Client;
import org.cueway.simulator.device.mqtt.Packet.Connect;
import org.cueway.simulator.device.mqtt.Packet.Publish;

/** Somebody who listens to a broker, and tells it things. Confined to its test's thread. */
final class Ear implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final List<Publish> heard = new CopyOnWriteArrayList<>();
    private final Client client;

    private Ear(int port, Connect hello) throws IOException, InterruptedException {
        this.client = Client.connect(port, hello, heard::add);
    }

    /** Listens from now on. */
    static Ear at(int port, String... filters) throws IOException, InterruptedException {
        var ear = new Ear(port, Client.named("ear-" + COUNT.incrementAndGet(), 5));
        for (var filter : filters) ear.client.subscribe(filter);
        return ear;
    }

    /** One whom the broker keeps messages for while it is away; speaks the old version. */
    static Ear kept(int port, String name, String... filters) throws IOException, InterruptedException {
        var ear = new Ear(port, Client.kept(name, 4));
        for (var filter : filters) ear.client.subscribe(filter);
        return ear;
    }

    /** What is retained on a topic, as somebody reads it who comes now. */
    static String retained(int port, String topic) throws IOException, InterruptedException {
        try (var ear = at(port, topic)) {
            return ear.next(topic);
        }
    }

    /** Whether something is retained there. */
    static boolean isRetained(int port, String topic) throws IOException, InterruptedException {
        try (var ear = at(port, topic, "test/marker")) {
            ear.say("test/marker", "x", false);
            ear.next("test/marker");
            return ear.heard(topic).iterator().hasNext();
        }
    }

    /** Waits for the first message there. */
    String next(String topic) {
        await().until(() -> !heard(topic).isEmpty());
        return heard(topic).getFirst();
    }

    /** Waits for a message there that has this in it. */
    void awaitOn(String topic, String part) {
        await().until(() -> heard(topic).stream().anyMatch(payload -> payload.contains(part)));
    }

    /** Payloads so far, oldest first. */
    List<String> heard(String topic) {
        return heard.stream()
                .filter(message -> message.topic().equals(topic))
                .map(Publish::payload)
                .toList();
    }

    /** Whole messages so far, oldest first. */
    List<Publish> messages(String topic) {
        return heard.stream().filter(message -> message.topic().equals(topic)).toList();
    }

    void forget() {
        heard.clear();
    }

    void say(String topic, String payload, boolean retain) throws IOException, InterruptedException {
        client.publish(topic, payload, retain);
    }

    @Override
    public void close() {
        client.close();
    }
}
