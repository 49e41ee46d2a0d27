package org.cueway.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;

/**
 * One newsroom under load: sends, waits for the answer, sends the next. Lives through all rounds against one server, since
 * its messageIDs must never start again. Confined to one thread at a time.
 */
final class LoadLane {
    /** A newsroom that is not answered gives its connection up. */
    private static final int READ_TIMEOUT_MS = 2_000;
    /** An even number: Sofie decodes what one read brings on its own, and loses step when half a character comes. */
    private static final int PIECE_BYTES = 32 << 10;

    private static final int ATTEMPTS = 10;

    private final NumberedFrame first;
    private final List<NumberedFrame> variants;
    private final AnswerReader answers = new AnswerReader(1 << 14);
    private int lastId = NumberedFrame.PLACEHOLDER;
    private long[] nanos = new long[1 << 12];
    private int answered;

    LoadLane(Workload workload, int lane) {
        this.first = NumberedFrame.of(workload.first().apply(lane));
        this.variants =
                workload.variants().apply(lane).stream().map(NumberedFrame::of).toList();
    }

    /** Makes the server ready for the variants. */
    void prepare(int port) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try (var socket = connect(port)) {
                exchange(socket, first);
                return;
            } catch (SocketTimeoutException unanswered) {
                if (attempt == ATTEMPTS) throw unanswered;
            }
        }
    }

    /**
     * Sends variants in turn until {@code deadline} of the monotonic clock; what is answered later does not count. Forgets
     * what it measured before.
     */
    void run(int port, long deadline) throws IOException {
        answered = 0;
        while (System.nanoTime() < deadline) {
            try (var socket = connect(port)) {
                runOn(socket, deadline);
            } catch (SocketTimeoutException unanswered) {
                // The time is lost, as it is for a newsroom, which would dial again.
            }
        }
    }

    private void runOn(Socket socket, long deadline) throws IOException {
        for (long before = System.nanoTime(); before < deadline; ) {
            exchange(socket, variants.get(lastId % variants.size()));
            long now = System.nanoTime();
            if (now < deadline) record(now - before);
            before = now;
        }
    }

    /** How long each answer of the last run took, in nanoseconds. */
    long[] latencies() {
        return Arrays.copyOf(nanos, answered);
    }

    private void record(long took) {
        if (answered == nanos.length) nanos = Arrays.copyOf(nanos, 2 * answered);
        nanos[answered++] = took;
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_TIMEOUT_MS);
        return socket;
    }

    private void exchange(Socket socket, NumberedFrame frame) throws IOException {
        var octets = frame.under(++lastId);
        for (int at = 0; at < octets.length; at += PIECE_BYTES) {
            socket.getOutputStream().write(octets, at, Math.min(PIECE_BYTES, octets.length - at));
        }
        var answer = answers.next(socket);
        if (!answer.contains("<roStatus>OK</roStatus>")) {
            throw new IOException("expected roStatus OK, found " + answer);
        }
    }
}
