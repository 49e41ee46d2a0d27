package org.cueway.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cueway.base.TimeSource;

/** Many newsrooms that only send heartbeats, each on a connection and a virtual thread of its own. Confined to the bench's thread. */
final class Crowd implements AutoCloseable {
    private static final TimeSource TIME = TimeSource.system();
    /** Time between two heartbeats of a newsroom; far more often than any does. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<Greeter> greeters;

    private Crowd(List<Greeter> greeters) {
        this.greeters = greeters;
    }

    /** Connects the newsrooms of the first {@code count} lanes. */
    static Crowd connect(int port, int count) throws IOException {
        var greeters = new ArrayList<Greeter>();
        var crowd = new Crowd(greeters);
        try {
            for (int lane = 0; lane < count; lane++) {
                greeters.add(new Greeter(lane, new Socket(InetAddress.getLoopbackAddress(), port)));
            }
            return crowd;
        } catch (IOException e) {
            crowd.close();
            throw e;
        }
    }

    /** Greets until {@code deadline} of the monotonic clock, staggered; how long the slowest answer took. */
    Duration greet(long deadline) throws IOException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Long>>();
            for (int i = 0; i < greeters.size(); i++) {
                var greeter = greeters.get(i);
                var first = PAUSE.multipliedBy(i).dividedBy(greeters.size());
                running.add(threads.submit(() -> greeter.greet(first, deadline)));
            }
            long slowest = 0;
            for (var each : running) slowest = Math.max(slowest, each.get());
            return Duration.ofNanos(slowest);
        } catch (ExecutionException e) {
            throw new IOException("a newsroom was not answered: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        greeters.forEach(Greeter::close);
    }

    /** One newsroom. */
    private static final class Greeter {
        private final NumberedFrame frame;
        private final Socket socket;
        private final AnswerReader answers = new AnswerReader(1 << 11);
        private int lastId = NumberedFrame.PLACEHOLDER;

        Greeter(int lane, Socket socket) throws IOException {
            this.frame = NumberedFrame.of(Messages.heartbeat(lane));
            this.socket = socket;
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
        }

        long greet(Duration first, long deadline) throws IOException, InterruptedException {
            long slowest = 0;
            TIME.sleep(first);
            while (System.nanoTime() < deadline) {
                long before = System.nanoTime();
                socket.getOutputStream().write(frame.under(++lastId));
                answers.next(socket);
                slowest = Math.max(slowest, System.nanoTime() - before);
                TIME.sleep(PAUSE);
            }
            return slowest;
        }

        void close() {
            try {
                socket.close();
            } catch (IOException _) {
                // gone already
            }
        }
    }
}
