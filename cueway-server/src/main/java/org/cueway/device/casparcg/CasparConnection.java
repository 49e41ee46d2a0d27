package org.cueway.device.casparcg;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.device.DeviceException;
import org.cueway.device.Hearing;
import org.cueway.device.casparcg.Amcp.Heard;

/**
 * One socket to a server. One thread asks, and waits; a thread of its own reads and finds out by the id which answer belongs to
 * what, since each channel of the server has a queue of its own and answers overtake each other. Guarded by its lock.
 */
final class CasparConnection implements AutoCloseable {
    /** How often the reader looks whether a write has come to a stop. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final int BUFFER_BYTES = 16 << 10;

    private final Socket socket;
    private final Hearing<CasparState> hearing;
    private final Limits.Amcp limits;
    private final TimeSource time;
    private final Thread reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    /** Answers that are waited for, by id; empty until they are there. */
    private final Map<String, Optional<Heard.Answer>> awaited = new HashMap<>();
    /** Who wants to know of an answer that nobody waits for any more; the oldest are forgotten. */
    private final Map<String, Consumer<Heard.Answer>> late = new LinkedHashMap<>();

    private Optional<String> ended = Optional.empty();
    private boolean closed;
    private long lastId;
    private volatile long heardAt;
    private volatile Optional<Long> writingSince = Optional.empty();
    /** Confined to the thread that asks. */
    private long pingedAt;

    private CasparConnection(Socket socket, Hearing<CasparState> hearing, Limits.Amcp limits, TimeSource time) {
        this.socket = socket;
        this.hearing = hearing;
        this.limits = limits;
        this.time = time;
        this.heardAt = time.nanoTime();
        this.pingedAt = heardAt;
        this.reader = Thread.ofVirtual()
                .name("casparcg " + socket.getRemoteSocketAddress())
                .unstarted(this::read);
    }

    /** Dials. */
    static CasparConnection open(CasparSpec spec, Hearing<CasparState> hearing, Limits.Amcp limits, TimeSource time)
            throws DeviceException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(spec.host(), spec.port()), (int)
                    limits.connect().toMillis());
            socket.setSoTimeout((int) LOOK.toMillis());
        } catch (IOException e) {
            close(socket);
            throw new DeviceException("cannot connect to " + spec + ": " + e.getMessage(), e);
        }
        var connection = new CasparConnection(socket, hearing, limits, time);
        connection.reader.start();
        return connection;
    }

    /**
     * Sends a command and waits for its answer.
     *
     * @param afterwards told if the answer comes when nobody waits for it any more
     * @return empty if none came in time
     * @throws DeviceException if the connection is gone, perhaps after it was sent
     */
    Optional<Heard.Answer> ask(String line, Consumer<Heard.Answer> afterwards) throws DeviceException {
        var id = begin();
        try {
            write("REQ " + id + " " + line);
            hearing.sent(line);
            return await(id, afterwards);
        } finally {
            forget(id);
        }
    }

    private void forget(String id) {
        lock.lock();
        try {
            awaited.remove(id);
        } finally {
            lock.unlock();
        }
    }

    private String begin() throws DeviceException {
        lock.lock();
        try {
            failIfEnded();
            var id = "c" + ++lastId;
            awaited.put(id, Optional.empty());
            return id;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Heard.Answer> await(String id, Consumer<Heard.Answer> afterwards) throws DeviceException {
        lock.lock();
        try {
            long left = limits.answer().toNanos();
            while (awaited.getOrDefault(id, Optional.empty()).isEmpty() && left > 0) {
                failIfEnded();
                left = news.awaitNanos(left);
            }
            var answer = awaited.getOrDefault(id, Optional.empty());
            if (answer.isEmpty()) hopeFor(id, afterwards);
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException("closed while waiting for an answer", e);
        } finally {
            lock.unlock();
        }
    }

    private void hopeFor(String id, Consumer<Heard.Answer> afterwards) {
        late.put(id, afterwards);
        if (late.size() > limits.maxLate()) late.remove(late.keySet().iterator().next());
    }

    private void failIfEnded() throws DeviceException {
        if (ended.isPresent()) throw new DeviceException(ended.get());
    }

    /**
     * Says something now and then, and finds out whether the other end is still there.
     *
     * @throws DeviceException if it has not answered the last PING
     */
    void keepAlive() throws DeviceException {
        long now = time.nanoTime();
        if (now - pingedAt < limits.ping().toNanos()) return;
        if (heardAt - pingedAt < 0) {
            throw new DeviceException(
                    "no answer to PING within " + limits.ping().toSeconds() + " s");
        }
        pingedAt = now;
        write("PING cueway");
    }

    private void write(String line) throws DeviceException {
        try {
            writingSince = Optional.of(time.nanoTime());
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            writingSince = Optional.empty();
        } catch (IOException e) {
            var why = "connection lost: " + e.getMessage();
            end(why);
            throw new DeviceException(why, e);
        }
    }

    private void read() {
        try {
            var why = readLines(socket.getInputStream());
            end(why);
        } catch (IOException e) {
            end("connection lost: " + e.getMessage());
        }
    }

    /** Returns why nothing more comes. */
    private String readLines(InputStream in) throws IOException {
        var answers = new Amcp.Reader();
        var buffer = new byte[BUFFER_BYTES];
        int filled = 0;
        while (true) {
            int read = readSome(in, buffer, filled);
            if (read < 0) return "the server closed the connection";
            heardAt = time.nanoTime();
            int looked = Math.max(0, filled - 1);
            filled += read;
            int from = 0;
            int end = lineEnd(buffer, looked, filled);
            while (end >= 0) {
                take(answers, new String(buffer, from, end - from, StandardCharsets.UTF_8));
                from = end + 2;
                end = lineEnd(buffer, from, filled);
            }
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            if (filled == limits.maxLineBytes()) return "a line of more than " + filled + " bytes came";
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(2 * filled, limits.maxLineBytes()));
            }
        }
    }

    /** Where the next CR LF begins; -1 for none. */
    private static int lineEnd(byte[] buffer, int from, int to) {
        for (int at = from; at + 1 < to; at++) {
            if (buffer[at] == '\r' && buffer[at + 1] == '\n') return at;
        }
        return -1;
    }

    private int readSome(InputStream in, byte[] buffer, int filled) throws IOException {
        while (true) {
            try {
                return in.read(buffer, filled, buffer.length - filled);
            } catch (SocketTimeoutException nothing) {
                var since = writingSince;
                if (since.isPresent()
                        && time.nanoTime() - since.get() > limits.answer().toNanos()) {
                    throw new IOException("the server takes nothing any more", nothing);
                }
            }
        }
    }

    private void take(Amcp.Reader answers, String line) {
        switch (answers.take(line).orElse(null)) {
            case Heard.Answer answer -> {
                hearing.came(String.join(" | ", answer.text(), String.join(" | ", answer.data()))
                        .strip());
                settle(answer);
            }
            case Heard.Noise(var text) -> hearing.came(text);
            case Heard.Pong _ -> {}
            case null -> {}
        }
    }

    private void settle(Heard.Answer answer) {
        Consumer<Heard.Answer> afterwards;
        lock.lock();
        try {
            var id = answer.id().orElse("");
            if (awaited.replace(id, Optional.of(answer)) != null) news.signalAll();
            afterwards = late.getOrDefault(id, _ -> {});
            late.remove(id);
        } finally {
            lock.unlock();
        }
        afterwards.accept(answer);
    }

    private void end(String why) {
        lock.lock();
        try {
            if (ended.isEmpty()) {
                // Told before whoever waits goes on, so that it cannot come behind the next connection.
                if (!closed) hearing.lost(why);
                ended = Optional.of(why);
                news.signalAll();
            }
        } finally {
            lock.unlock();
        }
        close(socket);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        end("closed");
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The descriptor is gone either way.
        }
    }
}
