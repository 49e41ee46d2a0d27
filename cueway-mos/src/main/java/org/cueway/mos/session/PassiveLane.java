package org.cueway.mos.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.model.BasicMessage.KeepAlive;
import org.cueway.mos.model.Channel;
import org.cueway.mos.session.exchange.Exchange;
import org.cueway.mos.session.status.Direction;
import org.cueway.mos.session.status.LaneEnd;
import org.cueway.mos.session.status.LaneGauge;
import org.cueway.mos.session.status.LaneKind;
import org.cueway.mos.session.status.LaneState;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.mos.session.status.Mode;
import org.cueway.mos.wire.Connection;
import org.cueway.mos.wire.Received;

/**
 * A lane that we dial for the peer to ask on (MOS 4.0 §2, passive). There is no way to ask on it: what we would send there is taken
 * for the answer to the newsroom's last message, which it then repeats for ever (R78). So we answer, and hold the line with
 * {@code keepAlive}; no heartbeat, no {@code reqMachInfo} (R80). Safe for use by any thread.
 */
public final class PassiveLane implements AutoCloseable {
    private static final String ADMITTED = "admitted, the newsroom has sent nothing yet";

    private final DialledLane lane;
    private final LaneGauge gauge;

    private PassiveLane(DialledLane lane, LaneGauge gauge) {
        this.lane = lane;
        this.gauge = gauge;
    }

    /**
     * Dials and keeps the lane up from now on.
     *
     * @param dial a URL: over TCP there are no such lanes
     * @param role answers what the peer asks
     * @param random for the jitter of the back-off
     */
    public static PassiveLane open(
            Dial dial, Channel channel, MosRole role, Sessions sessions, RandomGenerator random) {
        var kind = new LaneKind(channel, Direction.OUT, dial.transport(), Mode.PASSIVE);
        var gauge = sessions.lanes().dialled(dial.newsroom(), kind, dial.words());
        var names = new Head(Optional.of(dial.mosID()), Optional.of(dial.ncsID()), Optional.empty());
        var keepAlive = sessions.codec().encode(new Envelope(names, new KeepAlive()));
        var lane = DialledLane.open(dial, kind, sessions, random, (link, connection, usable) -> {
            var answering = new Answering(link, connection, role, sessions, new Exchange());
            return new Holding(sessions, gauge, connection, keepAlive, usable).hold(answering);
        });
        return new PassiveLane(lane, gauge);
    }

    /** How the lane is. */
    public LaneStatus status() {
        return gauge.status();
    }

    /** Closes the lane. Returns when its thread has ended. */
    @Override
    public void close() {
        lane.close();
    }

    /** One connection of such a lane. Confined to its thread. */
    private record Holding(
            Sessions sessions, LaneGauge gauge, Connection connection, String keepAlive, Runnable usable) {
        LaneEnd hold(Answering answering) {
            // Whoever asks is let in, known or not (R75): only a first message shows that we are.
            gauge.admitted(ADMITTED);
            long held = now();
            try {
                while (true) {
                    var received = connection.read(left(held));
                    var end = answering.take(received);
                    if (end.isPresent()) return new LaneEnd(LaneState.DOWN, end.get());
                    if (received instanceof Received.Whole) heard(answering.complaint());
                    if (left(held).isZero()) {
                        connection.write(keepAlive);
                        held = now();
                        // It has lasted: when it drops, it is dialled anew at once.
                        usable.run();
                    }
                }
            } catch (IOException lost) {
                return new LaneEnd(LaneState.DOWN, String.valueOf(lost.getMessage()));
            }
        }

        private void heard(Optional<String> complaint) {
            if (complaint.isPresent()) gauge.is(LaneState.DEGRADED, "refused: " + complaint.get());
            else {
                gauge.is(LaneState.UP, "");
                usable.run();
            }
        }

        /** How long until the line has to be held again. */
        private Duration left(long held) {
            long left = sessions.limits().keepAlive().toNanos() - (now() - held);
            return Duration.ofNanos(Math.max(0, left));
        }

        private long now() {
            return sessions.time().nanoTime();
        }
    }
}
