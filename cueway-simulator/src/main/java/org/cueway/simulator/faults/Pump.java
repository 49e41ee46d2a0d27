package org.cueway.simulator.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.cueway.base.TimeSource;

/** Passes octets one way, frame by frame, as its script says. Confined to its thread. */
final class Pump implements Runnable {
    private static final int FIRST_BUFFER = 8 << 10;
    /** What has come without an end for so long passes as it is: half a message, or something that is no frame. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Socket source;
    private final Socket sink;
    private final Script script;
    private final TimeSource time;
    private final LongAdder faults;
    private final FrameEnds ends = new FrameEnds();
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;
    private int looked;
    private boolean silent;

    Pump(Socket source, Socket sink, Script script, TimeSource time, LongAdder faults) {
        this.source = source;
        this.sink = sink;
        this.script = script;
        this.time = time;
        this.faults = faults;
    }

    @Override
    public void run() {
        try {
            source.setSoTimeout((int) PATIENCE.toMillis());
            var in = source.getInputStream();
            var out = sink.getOutputStream();
            while (fill(in, out)) passFrames(out);
            passRest(out);
            if (!silent) sink.shutdownOutput();
        } catch (IOException ended) {
            close(source);
            close(sink);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes what comes; false at the end of the stream. */
    private boolean fill(InputStream in, OutputStream out) throws IOException {
        if (filled == buffer.length) buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        try {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) return false;
            filled += read;
        } catch (SocketTimeoutException nothingMore) {
            passRest(out);
        }
        return true;
    }

    private void passFrames(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            int end = ends.find(buffer, looked, filled);
            looked = filled;
            if (end < 0) return;
            perform(script.frame(end), end, out);
            drop(end);
        }
    }

    private void passRest(OutputStream out) throws IOException {
        if (!silent && filled > 0) out.write(buffer, 0, filled);
        drop(filled);
    }

    private void drop(int octets) {
        System.arraycopy(buffer, octets, buffer, 0, filled - octets);
        filled -= octets;
        looked = 0;
    }

    private void perform(List<Step> steps, int octets, OutputStream out) throws IOException, InterruptedException {
        if (!steps.equals(List.of(new Step.Pass(0, octets)))) faults.increment();
        for (var step : steps) {
            switch (step) {
                case Step.Pass(int from, int to) -> {
                    if (!silent) out.write(buffer, from, to - from);
                }
                case Step.Junk(var ascii) -> {
                    if (!silent) out.write(ascii.getBytes(StandardCharsets.US_ASCII));
                }
                case Step.Pause(var pause) -> time.sleep(pause);
                case Step.Silence() -> silent = true;
                case Step.HangUp() -> throw new IOException("cut");
            }
        }
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The descriptor is gone either way.
        }
    }
}
