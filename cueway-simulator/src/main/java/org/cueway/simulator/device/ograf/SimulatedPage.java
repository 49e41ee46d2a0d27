package org.cueway.simulator.device.ograf;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A page with a WebSocket to a gateway, and the faults that one can have. Guarded by its lock. */
public final class SimulatedPage implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ReentrantLock lock = new ReentrantLock();
    private final HttpClient client;
    private volatile URI link;
    private final Stage stage = new Stage();
    private final List<String> ops = new CopyOnWriteArrayList<>();
    private Function<JsonNode, Reaction> manner = _ -> Reaction.DO;
    private Optional<WebSocket> socket = Optional.empty();
    private boolean fresh = true;
    private boolean hangs;

    /** What it makes of a message. */
    public enum Reaction {
        /** Does it and says so. */
        DO,
        /** Does it, and says nothing. */
        KEEP_SILENT,
        /** Does nothing and says that it went wrong. */
        FAIL,
        /** Does nothing, and says nothing. */
        HANG,
        /** Is gone before it has done anything. */
        DIE,
        /** Does it and is gone before it has said so. */
        DIE_AFTER
    }

    private SimulatedPage(URI link) {
        this.link = link;
        this.client = HttpClient.newHttpClient();
    }

    /**
     * Opens a page that was not there before.
     *
     * @param link such as {@code ws://127.0.0.1:8080/output/main/link}
     */
    public static SimulatedPage open(URI link) {
        var page = new SimulatedPage(link);
        page.dial();
        return page;
    }

    /** From now on it makes that of messages. */
    public void manner(Function<JsonNode, Reaction> how) {
        locked(() -> manner = how);
    }

    /** Calls the gateway, and says what is there. */
    public void dial() {
        var dialled = client.newWebSocketBuilder().buildAsync(link, new Hears()).join();
        locked(() -> {
            socket = Optional.of(dialled);
            say(JSON.createObjectNode()
                    .put("type", "hello")
                    .put("agent", "simulated")
                    .put("width", 1920)
                    .put("height", 1080)
                    .put("fresh", fresh));
        });
    }

    /** Calls a gateway that is elsewhere now. */
    public void dial(URI elsewhere) {
        link = elsewhere;
        dial();
    }

    /** Its link breaks; what it shows it goes on showing. */
    public void cut() {
        locked(() -> {
            socket.ifPresent(WebSocket::abort);
            socket = Optional.empty();
        });
    }

    /** It is gone, and what it showed with it: the next {@link #dial} is that of a page that was just opened. */
    public void kill() {
        locked(() -> {
            cut();
            stage.forget();
            fresh = true;
        });
    }

    /** From now on it neither does nor says anything, though its link is there. */
    public void hang() {
        locked(() -> {
            hangs = true;
            manner = _ -> Reaction.HANG;
        });
    }

    /** What is on its layers. */
    public ObjectNode layers() {
        lock.lock();
        try {
            return stage.layers();
        } finally {
            lock.unlock();
        }
    }

    /** What it was told so far: the op of each message, {@code sync} for all at once. */
    public List<String> ops() {
        return List.copyOf(ops);
    }

    /** What is on air at a layer leaves by itself. */
    public void end(int layer) {
        locked(() -> stage.end(layer).ifPresent(this::ended));
    }

    /** What is on air there goes wrong, after it was said to run. */
    public void fail(int layer, String why) {
        locked(() -> say(JSON.createObjectNode()
                .put("type", "failed")
                .put("layer", layer)
                .put("why", why)));
    }

    private void ended(Stage.Ended ended) {
        say(JSON.createObjectNode()
                .put("type", "ended")
                .put("layer", ended.layer())
                .put("instance", ended.instance()));
    }

    private void say(ObjectNode what) {
        what.set("layers", stage.layers());
        // Who has hung up hears nothing more.
        socket.ifPresent(open ->
                open.sendText(what.toString(), true).handle((_, _) -> true).join());
    }

    private void take(String text) {
        var message = JSON.readTree(text);
        if (message.path("type").stringValue("").equals("ping")) {
            if (!hangs) {
                socket.ifPresent(open -> {
                    var _ = open.sendText("{\"type\":\"alive\"}", true);
                });
            }
            return;
        }
        var sync = message.path("type").stringValue("").equals("sync");
        ops.add(sync ? "sync" : message.path("op").stringValue(""));
        fresh = false;
        switch (manner.apply(message)) {
            case DO -> act(message, true);
            case KEEP_SILENT -> act(message, false);
            case FAIL -> say(answer(message).put("failed", true).put("why", "550 it was told to"));
            case HANG -> {}
            case DIE -> kill();
            case DIE_AFTER -> {
                act(message, false);
                kill();
            }
        }
    }

    private void act(JsonNode message, boolean saying) {
        try {
            var ended = stage.act(message);
            if (saying) {
                say(answer(message).put("result", "done"));
                ended.forEach(this::ended);
            }
        } catch (IllegalStateException e) {
            if (saying) say(answer(message).put("failed", true).put("why", String.valueOf(e.getMessage())));
        }
    }

    private static ObjectNode answer(JsonNode message) {
        return JSON.createObjectNode()
                .put("type", "ack")
                .put("seq", message.path("seq").longValue(0));
    }

    private void locked(Runnable what) {
        lock.lock();
        try {
            what.run();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        cut();
        client.shutdownNow();
    }

    private final class Hears implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                var text = message.toString();
                message.setLength(0);
                locked(() -> take(text));
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
