package org.cueway.simulator.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Decides what becomes of each frame of one way of one connection. No clock and no I/O; all its state is the random
 * generator. Confined to one thread.
 */
final class Script {
    /** Most cuts of a frame that is split. */
    private static final int MOST_CUTS = 4;
    /** Between two pieces, so that they are read one by one. */
    private static final Duration BETWEEN_PIECES = Duration.ofMillis(1);

    private static final String JUNK = "\r\nOK 200 not a frame\r\n";

    private final List<Fault> faults;
    private final RandomGenerator random;

    Script(List<Fault> faults, Way direction, RandomGenerator random) {
        this.faults =
                faults.stream().filter(fault -> fault.way().covers(direction)).toList();
        this.random = random;
    }

    /** Whether the connection is refused. */
    boolean refuses() {
        boolean refused = false;
        for (var fault : faults) {
            if (fault instanceof Fault.Refuse(double chance)) refused |= strikes(chance);
        }
        return refused;
    }

    /** What is done with the next frame, of so many octets, at least one. */
    List<Step> frame(int octets) {
        var before = new ArrayList<Step>();
        var pieces = List.<Step>of(new Step.Pass(0, octets));
        int times = 1;
        for (var fault : faults) {
            switch (fault) {
                case Fault.Drop(var _, double chance) -> times = strikes(chance) ? 0 : times;
                case Fault.Duplicate(var _, double chance) -> times = strikes(chance) ? 2 * times : times;
                case Fault.Delay(var _, double chance, var most) -> {
                    if (strikes(chance)) before.add(new Step.Pause(some(most)));
                }
                case Fault.Slow(var _, var time) -> before.add(new Step.Pause(time));
                case Fault.Junk(var _, double chance) -> {
                    if (strikes(chance)) before.add(new Step.Junk(JUNK));
                }
                case Fault.Split(var _, double chance) -> pieces = strikes(chance) ? split(octets) : pieces;
                case Fault.Dribble(var _, double chance) -> pieces = strikes(chance) ? dribble(octets) : pieces;
                case Fault.Cut(var _, double chance) -> {
                    if (strikes(chance)) return cut(before, octets);
                }
                case Fault.HalfOpen(var _, double chance) -> {
                    if (strikes(chance)) return List.of(new Step.Silence());
                }
                case Fault.Refuse _ -> {}
            }
        }
        if (times == 0) return List.of();
        for (int n = 0; n < times; n++) before.addAll(pieces);
        return before;
    }

    private boolean strikes(double chance) {
        return random.nextDouble() < chance;
    }

    private Duration some(Duration most) {
        return Duration.ofNanos((long) (most.toNanos() * random.nextDouble()));
    }

    private List<Step> split(int octets) {
        if (octets < 2) return List.of(new Step.Pass(0, octets));
        var cuts =
                random.ints(1 + random.nextInt(MOST_CUTS), 1, octets).sorted().distinct();
        var ends = IntStream.concat(cuts, IntStream.of(octets)).toArray();
        var steps = new ArrayList<Step>();
        int from = 0;
        for (int end : ends) {
            if (from > 0) steps.add(new Step.Pause(BETWEEN_PIECES));
            steps.add(new Step.Pass(from, end));
            from = end;
        }
        return steps;
    }

    private static List<Step> dribble(int octets) {
        return IntStream.range(0, octets)
                .<Step>mapToObj(at -> new Step.Pass(at, at + 1))
                .toList();
    }

    private List<Step> cut(List<Step> before, int octets) {
        before.add(new Step.Pass(0, random.nextInt(octets)));
        before.add(new Step.HangUp());
        return before;
    }
}
