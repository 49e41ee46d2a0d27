package org.cueway.simulator.device;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.cueway.simulator.line.Manner;

/**
 * What to simulate.
 *
 * @param mosID who the device is
 * @param listen where newsrooms reach it
 * @param newsroom whom it dials; empty: it asks on the connections that newsrooms open
 * @param objects folder of files with {@code mosObj} and {@code mosListAll}; empty: objects that ship with it
 * @param conduct how it behaves
 */
public record DevicePlan(
        String mosID, Listen listen, Optional<Newsroom> newsroom, Optional<Path> objects, Conduct conduct) {
    /** Its own ports; 0 means any free one. */
    public record Listen(String host, int lower, int upper, int query) {
        /** Any free ports of this machine. */
        public static Listen anyLocal() {
            return new Listen("127.0.0.1", 0, 0, 0);
        }
    }

    /** A newsroom, and where it is. */
    public record Newsroom(String ncsID, String host, int lower, int upper) {}

    /**
     * How it behaves.
     *
     * @param manner how it speaks
     * @param faults what is wrong with it
     * @param pulls whether it asks for all running orders when its line to the newsroom comes up
     * @param chatter states that it reports by chance, a minute; 0: none
     */
    public record Conduct(Manner manner, Set<Misbehaviour> faults, Pulls pulls, int chatter) {
        /** As the standard asks. */
        public static final Conduct PLAIN = new Conduct(Manner.PLAIN, Set.of(), Pulls.EVERYTHING, 0);

        public Conduct {
            faults = Set.copyOf(faults);
        }

        /** As the standard asks, but for these. */
        public static Conduct with(Misbehaviour... faults) {
            return new Conduct(Manner.PLAIN, Set.of(faults), Pulls.EVERYTHING, 0);
        }
    }

    /** What a device asks for by itself. */
    public enum Pulls {
        EVERYTHING,
        NOTHING
    }
}
