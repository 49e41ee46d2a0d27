package org.cueway.simulator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Which faults, and the seed that decides when each strikes. Immutable.
 *
 * @param seed each connection and each way draws from a generator of its own, made from the seed, so that what one does has
 *     no influence on another
 */
public record FaultPlan(long seed, List<Fault> faults) {
    /** Keeps the generators of neighbouring connections apart: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    public FaultPlan {
        faults = List.copyOf(faults);
    }

    /** Nothing goes wrong. */
    public static FaultPlan none() {
        return new FaultPlan(0, List.of());
    }

    /**
     * Reads what people write: {@code drop=0.01,delay=0.1/200ms,out:split}.
     *
     * @throws IllegalArgumentException if it is not that; the message says what was expected
     */
    public static FaultPlan parse(String text, long seed) {
        return new FaultPlan(seed, FaultWords.read(text));
    }

    /** These faults, and then those. */
    public FaultPlan and(FaultPlan other) {
        var all = new ArrayList<>(faults);
        all.addAll(other.faults);
        return new FaultPlan(seed, all);
    }

    /** The same faults by another seed. */
    public FaultPlan seeded(long other) {
        return new FaultPlan(other, faults);
    }

    RandomGenerator random(long connection, Way way) {
        long mixed = seed + SPREAD * (2 * connection + (way == Way.OUT ? 1 : 2));
        return RandomGeneratorFactory.of("L64X128MixRandom").create(mixed);
    }
}
