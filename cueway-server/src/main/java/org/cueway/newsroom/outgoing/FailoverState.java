package org.cueway.newsroom.outgoing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What is known of the servers of one newsroom, and which is asked. Immutable. Moments are nanoseconds of the monotonic
 * clock.
 *
 * @param active the server that is asked
 * @param why it is this one
 * @param since since when, by the wall clock, for people
 * @param servers in the order of the configuration, main first
 * @param worse since when another one would be better, or nobody is there; empty if all is well
 * @param alarm what cannot be right, in words; empty if nothing
 * @param pinned whether somebody chose the active one, which then is left only when it fails
 */
record FailoverState(
        int active,
        String why,
        Instant since,
        List<Server> servers,
        OptionalLong worse,
        Optional<String> alarm,
        boolean pinned) {
    FailoverState {
        servers = List.copyOf(servers);
    }

    /** The main server is asked; nothing is known of any. */
    static FailoverState start(List<Server> servers, long now, Instant wall) {
        return new FailoverState(0, "main server", wall, servers, OptionalLong.of(now), Optional.empty(), false);
    }

    /**
     * What is known of one server.
     *
     * @param up how many of its lanes are up
     * @param standby whether it says on one of them that another server is to be asked
     * @param reason what its lanes say, in words; empty if nothing
     * @param upSince since when it has been up; empty if it is not
     * @param notBefore when it may be asked again after it refused; empty if it may be now
     * @param backOff how long it is left alone when it refuses the next time
     * @param suspended whether it is not dialled
     */
    record Server(
            int up,
            boolean standby,
            String reason,
            OptionalLong upSince,
            OptionalLong notBefore,
            Duration backOff,
            boolean suspended) {
        /** Nothing is known of it. */
        static Server unknown(Duration backOff, boolean suspended) {
            return new Server(0, false, "", OptionalLong.empty(), OptionalLong.empty(), backOff, suspended);
        }

        boolean connected() {
            return up > 0;
        }

        /** It refused not long ago. */
        boolean leftAlone(long now) {
            return notBefore.isPresent() && now - notBefore.getAsLong() < 0;
        }

        boolean usable(long now) {
            return connected() && !standby && !leftAlone(now);
        }

        Server looked(int lanes, boolean saysStandby, String words, long now) {
            var since = lanes == 0 ? OptionalLong.empty() : upSince.isPresent() ? upSince : OptionalLong.of(now);
            return new Server(lanes, saysStandby, words, since, notBefore, backOff, suspended);
        }

        Server refused(long now, Duration max) {
            var doubled = backOff.multipliedBy(2);
            var until = OptionalLong.of(now + backOff.toNanos());
            return new Server(
                    up, standby, reason, upSince, until, doubled.compareTo(max) < 0 ? doubled : max, suspended);
        }

        Server answered(Duration first) {
            return new Server(up, false, reason, upSince, OptionalLong.empty(), first, suspended);
        }

        Server dialled(boolean wanted) {
            return new Server(up, standby, reason, upSince, notBefore, backOff, !wanted);
        }
    }

    Server server(int i) {
        return servers.get(i);
    }

    Server activeServer() {
        return servers.get(active);
    }

    IntStream others() {
        return IntStream.range(0, servers.size()).filter(i -> i != active);
    }

    FailoverState with(int i, UnaryOperator<Server> change) {
        var next = new ArrayList<>(servers);
        next.set(i, change.apply(next.get(i)));
        return new FailoverState(active, why, since, next, worse, alarm, pinned);
    }

    FailoverState asking(int to, String because, long now, Instant wall) {
        var since = servers.get(to).usable(now) ? OptionalLong.empty() : OptionalLong.of(now);
        return new FailoverState(to, because, wall, servers, since, alarm, false);
    }

    FailoverState pinned(String because) {
        return new FailoverState(active, because, since, servers, worse, alarm, true);
    }

    /** All is well with the active one. */
    FailoverState well() {
        return new FailoverState(active, why, since, servers, OptionalLong.empty(), Optional.empty(), pinned);
    }

    /** It is not, since now or since before. */
    FailoverState notWell(long now) {
        return worse.isPresent()
                ? this
                : new FailoverState(active, why, since, servers, OptionalLong.of(now), alarm, pinned);
    }

    boolean notWellFor(Duration time, long now) {
        return worse.isPresent() && now - worse.getAsLong() >= time.toNanos();
    }

    FailoverState alarmed(String words) {
        return new FailoverState(active, why, since, servers, worse, Optional.of(words), pinned);
    }
}
