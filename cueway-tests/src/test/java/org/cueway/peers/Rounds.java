package org.cueway.peers;

import java.util.stream.LongStream;

/** How much of what never ends is tried: some in every build, far more when {@code -Dcueway.thorough=true} asks for it. */
public final class Rounds {
    private static final boolean THOROUGH = Boolean.getBoolean("cueway.thorough");

    private Rounds() {}

    /** {@code few}, or {@code many} if it is to be thorough. */
    public static int of(int few, int many) {
        return THOROUGH ? many : few;
    }

    /** Seeds 1 to {@code few}, or to {@code many}. */
    public static LongStream seeds(int few, int many) {
        return LongStream.rangeClosed(1, of(few, many));
    }
}
