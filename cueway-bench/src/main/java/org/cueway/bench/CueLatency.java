package org.cueway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.cueway.base.TimeSource;
import org.cueway.simulator.device.casparcg.Library;
import org.cueway.simulator.device.casparcg.SimulatedCaspar;
import org.cueway.simulator.device.mqtt.Broker;
import org.cueway.simulator.device.mqtt.BrokerPlan;

/**
 * How long a cue takes from the newsroom's socket to that of a device, while other newsrooms send stories. Confined to the
 * bench's thread.
 */
final class CueLatency implements AutoCloseable {
    private static final TimeSource TIME = TimeSource.system();
    private static final int BUSY_LANES = 8;
    /** Time between two cues: more than a director can give. */
    private static final Duration PAUSE = Duration.ofMillis(40);

    /** Of all lanes and runs: what comes again under the same number is done once. */
    private final AtomicInteger ids = new AtomicInteger(NumberedFrame.PLACEHOLDER);

    private final SimulatedCaspar caspar;
    private final Broker broker;
    private final Tap casparTap;
    private final Tap brokerTap;
    private final Server server;

    private CueLatency(SimulatedCaspar caspar, Broker broker, Tap casparTap, Tap brokerTap, Server server) {
        this.caspar = caspar;
        this.broker = broker;
        this.casparTap = casparTap;
        this.brokerTap = brokerTap;
        this.server = server;
    }

    /** A gateway with two devices behind it, each on a socket. */
    static CueLatency start(Path scratch) throws IOException, InterruptedException {
        var caspar = SimulatedCaspar.start(0, new Library(Set.of("L3"), Set.of(), 1), TIME);
        var broker = Broker.start(BrokerPlan.OPEN, TIME);
        var casparTap = Tap.of(caspar.port(), "CG 1-20");
        var brokerTap = Tap.of(broker.port(), "/bench/");
        var server = Server.gateway(scratch, BUSY_LANES + 1, config(casparTap.port(), brokerTap.port()));
        return new CueLatency(caspar, broker, casparTap, brokerTap, server);
    }

    private static String config(int caspar, int light) {
        return """
                devices:
                  - { id: caspar, driver: casparcg, uri: "amcp://127.0.0.1:%d" }
                  - { id: light, driver: mqtt, uri: "mqtt://127.0.0.1:%d" }
                cues:
                  - when: {}
                    do:
                      - { device: caspar, template: l3, channel: 1, layer: 20, data: { f0: "item:/itemSlug" } }
                      - { device: light, studio: bench }

                """.formatted(caspar, light);
    }

    /** What the cues of one run took. */
    record Took(List<Duration> toCaspar, List<Duration> toLight, double storiesPerSecond) {
        static Duration at(List<Duration> sorted, double part) {
            return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * part)));
        }
    }

    /**
     * Gives cues for a while, with that many stories a second from other newsrooms, on the same connections throughout.
     *
     * @param warmUp of it, so much at the beginning does not count
     */
    Took run(Duration warmUp, Duration time, int storiesPerSecond) throws IOException, InterruptedException {
        long from = System.nanoTime() + warmUp.toNanos();
        long deadline = from + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> busy = new ArrayList<>();
            for (int lane = 1; lane <= BUSY_LANES; lane++) {
                int mine = lane;
                busy.add(threads.submit(() -> stories(mine, (double) storiesPerSecond / BUSY_LANES, deadline)));
            }
            var given = cues(deadline).stream().filter(at -> at >= from).toList();
            long stories = 0;
            for (var each : busy) stories += each.get();
            return new Took(
                    took(given, casparTap.seen()),
                    took(given, brokerTap.seen()),
                    stories * 1e9 / warmUp.plus(time).toNanos());
        } catch (ExecutionException e) {
            throw new IOException("a newsroom was not answered: " + e.getCause(), e.getCause());
        }
    }

    /** When each cue was sent: an item goes on and off again, which both devices are told each time. */
    private List<Long> cues(long deadline) throws IOException, InterruptedException {
        var given = new ArrayList<Long>();
        try (var socket = connect()) {
            var answers = new AnswerReader(1 << 14);
            ask(
                    socket,
                    answers,
                    NumberedFrame.of(Messages.runningOrder("roReplace", 0, 5, "bench")),
                    ids.incrementAndGet());
            var on = NumberedFrame.of(Messages.control(0, 1, "EXECUTE"));
            var off = NumberedFrame.of(Messages.control(0, 1, "STOP"));
            ask(socket, answers, off, ids.incrementAndGet());
            for (boolean air = true; System.nanoTime() < deadline; air = !air) {
                given.add(System.nanoTime());
                ask(socket, answers, air ? on : off, ids.incrementAndGet());
                TIME.sleep(PAUSE);
            }
        }
        return given;
    }

    private long stories(int lane, double perSecond, long deadline) throws IOException, InterruptedException {
        long sent = 0;
        try (var socket = connect()) {
            var answers = new AnswerReader(1 << 14);
            ask(
                    socket,
                    answers,
                    NumberedFrame.of(Messages.runningOrder("roReplace", lane, 5, "bench")),
                    ids.incrementAndGet());
            var story = NumberedFrame.of(Messages.storySend(lane, 1, "bench"));
            // Newsrooms know nothing of each other: none sends at the beat of another.
            long begun = System.nanoTime() + (long) (lane * 1e9 / perSecond / BUSY_LANES);
            TIME.sleep(Duration.ofNanos(begun - System.nanoTime()));
            while (System.nanoTime() < deadline) {
                ask(socket, answers, story, ids.incrementAndGet());
                sent++;
                long due = begun + (long) (sent * 1e9 / perSecond);
                var wait = Duration.ofNanos(due - System.nanoTime());
                if (wait.isPositive()) TIME.sleep(wait);
            }
        }
        return sent;
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
        return socket;
    }

    private static void ask(Socket socket, AnswerReader answers, NumberedFrame frame, int id) throws IOException {
        socket.getOutputStream().write(frame.under(id));
        answers.next(socket);
    }

    /** From each cue to the first that came by after it; of one that did not come before the next, the time until that. */
    private static List<Duration> took(List<Long> given, List<Long> seen) {
        var took = new ArrayList<Duration>();
        int at = 0;
        for (int i = 0; i < given.size(); i++) {
            long next = i + 1 < given.size() ? given.get(i + 1) : Long.MAX_VALUE;
            while (at < seen.size() && seen.get(at) < given.get(i)) at++;
            boolean came = at < seen.size() && seen.get(at) < next;
            if (came) {
                took.add(Duration.ofNanos(seen.get(at) - given.get(i)));
            } else if (next != Long.MAX_VALUE) {
                took.add(Duration.ofNanos(next - given.get(i))); // longer than that
            }
        }
        return took.stream().sorted().toList();
    }

    @Override
    public void close() {
        server.close();
        casparTap.close();
        brokerTap.close();
        try {
            caspar.close();
            broker.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
