package org.cueway.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cli.ServerEvents.ServerEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows the messages of a running gateway.
 *
 * <p>First the stream is opened and then the last rows are asked for, so that nothing falls between the two: what comes in both is
 * known by its number. Confined to its thread, but for the one that reads the stream.
 */
final class Tail {
    /** Rows that are shown of what was before. */
    private static final int BEFORE = 10;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * Where what comes goes.
     *
     * @param row a message row
     * @param note a sentence about the connection
     */
    record Shown(Consumer<JsonNode> row, Consumer<String> note) {}

    private final GatewayClient gateway;
    private final RowFilter filter;
    private final Shown shown;
    private final Limits.Commands limits;
    private final TimeSource time;

    /** The number of the newest message that was shown or is not wanted; empty until the gateway has said where it is. */
    private Optional<Long> last = Optional.empty();

    private String startedAt = "";

    Tail(GatewayClient gateway, RowFilter filter, Shown shown, Limits.Commands limits, TimeSource time) {
        this.gateway = gateway;
        this.filter = filter;
        this.shown = shown;
        this.limits = limits;
        this.time = time;
    }

    /**
     * Goes on until it is interrupted.
     *
     * @throws IOException if there is no gateway at the start; the message says what was found instead
     * @throws InterruptedException at the end
     */
    void run() throws IOException, InterruptedException {
        var events = gateway.events(Optional.empty());
        while (true) {
            shown.note().accept("the gateway is away: " + follow(events) + "; trying again");
            events = reconnect();
            shown.note().accept("the gateway is back");
        }
    }

    private ServerEvents reconnect() throws InterruptedException {
        var wait = limits.firstBackOff();
        String told = "";
        while (true) {
            time.sleep(wait);
            wait = shorter(wait.multipliedBy(2), limits.maxBackOff());
            try {
                return gateway.events(last);
            } catch (IOException e) {
                if (!told.equals(e.getMessage())) shown.note().accept("still away: " + e.getMessage());
                told = String.valueOf(e.getMessage());
            }
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Takes events until the stream ends or nothing comes any more; returns why. */
    private String follow(ServerEvents events) throws InterruptedException {
        var queue = new ArrayBlockingQueue<Optional<ServerEvent>>(limits.events());
        var reader = Thread.ofVirtual().name("events").start(() -> read(events, queue));
        try (events) {
            while (true) {
                var next = queue.poll(limits.silence().toNanos(), TimeUnit.NANOSECONDS);
                if (next == null) return "not a word for " + limits.silence().toSeconds() + " s";
                if (next.isEmpty()) return "it closed the connection";
                take(next.get());
            }
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } finally {
            reader.interrupt();
        }
    }

    private static void read(ServerEvents events, BlockingQueue<Optional<ServerEvent>> queue) {
        try {
            Optional<ServerEvent> event;
            do {
                event = next(events);
                queue.put(event);
            } while (event.isPresent());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<ServerEvent> next(ServerEvents events) {
        try {
            return events.next();
        } catch (IOException lost) {
            return Optional.empty();
        }
    }

    private void take(ServerEvent event) throws IOException, InterruptedException {
        try {
            switch (event.name()) {
                case "hello" -> hello(MAPPER.readTree(event.data()));
                case "messages" -> messages(MAPPER.readTree(event.data()));
                case "reset" -> {
                    shown.note().accept("more was missed than the gateway can tell; here are the last rows");
                    rows();
                }
                default -> {} // rundowns, lanes, status: other people's
            }
        } catch (JacksonException e) {
            throw new IOException("it sent an event that is no JSON", e);
        }
    }

    private void hello(JsonNode hello) throws IOException, InterruptedException {
        String started = hello.path("startedAt").asString("");
        if (!startedAt.isEmpty() && !startedAt.equals(started))
            shown.note().accept("it was started anew at " + started);
        startedAt = started;
        if (last.isEmpty()) {
            rows();
            reached(hello.path("number").asLong(0));
        }
    }

    /** The last rows there are, oldest first, without those that were shown. */
    private void rows() throws IOException, InterruptedException {
        var rows = new ArrayList<JsonNode>();
        gateway.get("/api/v1/messages" + filter.query(BEFORE)).path("items").forEach(rows::add);
        Collections.reverse(rows);
        for (var row : rows) {
            if (isNew(row)) shown.row().accept(row);
            reached(row.path("number").asLong(0));
        }
    }

    private void messages(JsonNode batch) throws IOException, InterruptedException {
        long skipped = batch.path("skipped").asLong(0);
        if (skipped > 0) shown.note().accept(skipped + " messages came faster than they can be shown and are left out");
        for (var row : batch.path("items")) {
            if (isNew(row) && filter.takes(row, number -> gateway.get("/api/v1/messages/" + number))) {
                shown.row().accept(row);
            }
            reached(row.path("number").asLong(0));
        }
    }

    private boolean isNew(JsonNode row) {
        return row.path("number").asLong(0) > last.orElse(-1L);
    }

    private void reached(long number) {
        last = Optional.of(Math.max(number, last.orElse(number)));
    }
}
