package org.cueway.simulator.device.casparcg;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One connection: reads commands, and does those of each channel one after the other on a thread of the channel, as the server
 * does, so that answers overtake each other.
 */
final class Client {
    /** Commands that wait for one channel; beyond: {@code 504 QUEUE OVERFLOW}. */
    private static final int QUEUE = 128;

    private final SimulatedCaspar server;
    private final Socket socket;
    private final Map<Integer, BlockingQueue<Request>> queues = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final StringBuilder held = new StringBuilder();
    private Optional<List<Request>> batch = Optional.empty();
    private int heldAnswers;

    Client(SimulatedCaspar server, Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    /** Reads until the connection ends. */
    void run() {
        try {
            var in = new BufferedInputStream(socket.getInputStream());
            var line = line(in);
            while (line.isPresent()) {
                take(line.get());
                line = line(in);
            }
        } catch (IOException ended) {
            // As connections do.
        } finally {
            close();
            threads.forEach(Thread::interrupt);
        }
    }

    private static Optional<String> line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        int before = -1;
        int octet = in.read();
        while (octet >= 0) {
            if (before == '\r' && octet == '\n') {
                var text = line.toString(StandardCharsets.UTF_8);
                return Optional.of(text.substring(0, text.length() - 1));
            }
            line.write(octet);
            before = octet;
            octet = in.read();
        }
        return Optional.empty();
    }

    private void take(String line) throws IOException {
        if (server.faults().has(CasparFault.Dead.class)) return;
        if (line.regionMatches(true, 0, "PING", 0, 4)) {
            server.pinged();
            write("PONG" + line.substring(4) + "\r\n");
            return;
        }
        server.heard(line);
        var request = Request.of(line);
        switch (request.name()) {
            case "BEGIN" -> {
                batch = Optional.of(new ArrayList<>());
                answer(request, "202 BEGIN OK\r\n");
            }
            case "DISCARD" -> {
                batch = Optional.empty();
                answer(request, "202 DISCARD OK\r\n");
            }
            case "COMMIT" -> commit(request);
            default -> {
                if (batch.isPresent()) batch.get().add(request);
                else queue(request);
            }
        }
    }

    private void commit(Request request) throws IOException {
        boolean whole = true;
        for (var one : batch.orElse(List.of()))
            whole &= server.stage().perform(one).startsWith("20");
        batch = Optional.empty();
        answer(request, whole ? "202 COMMIT OK\r\n" : "202 COMMIT PARTIAL\r\n");
    }

    private void queue(Request request) throws IOException {
        int channel = request.channel().orElse(0);
        var queue = queues.computeIfAbsent(channel, _ -> {
            var made = new LinkedBlockingQueue<Request>(QUEUE);
            threads.add(Thread.ofVirtual().name("amcp channel " + channel).start(() -> perform(channel, made)));
            return made;
        });
        if (!queue.offer(request)) answer(request, "504 QUEUE OVERFLOW\r\n");
    }

    private void perform(int channel, BlockingQueue<Request> queue) {
        try {
            while (true) {
                var request = queue.take();
                server.time().sleep(server.faults().delay(channel));
                perform(request);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            close();
        }
    }

    private void perform(Request request) throws IOException {
        var drop = server.faults().drop(request.line());
        if (drop.isPresent()) {
            if (drop.get().done()) server.stage().perform(request);
            close();
            return;
        }
        var instead = server.faults().answer(request.line());
        var answer = instead.map(text -> text + "\r\n")
                .orElseGet(() -> server.stage().perform(request));
        if (!server.faults().has(CasparFault.Mute.class)) answer(request, answer);
    }

    private void answer(Request request, String answer) throws IOException {
        write(request.answered(answer));
    }

    private synchronized void write(String text) throws IOException {
        held.append(text);
        if (++heldAnswers < server.faults().merge()) return;
        var octets = held.toString().getBytes(StandardCharsets.UTF_8);
        held.setLength(0);
        heldAnswers = 0;
        var out = socket.getOutputStream();
        if (server.faults().has(CasparFault.Dribble.class)) {
            for (byte octet : octets) {
                out.write(octet);
                out.flush();
            }
        } else {
            out.write(octets);
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // The descriptor is gone either way.
        }
    }
}
