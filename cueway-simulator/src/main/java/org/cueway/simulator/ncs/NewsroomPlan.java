package org.cueway.simulator.ncs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cueway.simulator.ncs.answer.Policy;
import org.cueway.simulator.ncs.like.Personality;

/**
 * What to simulate.
 *
 * @param ncsID who the newsroom is
 * @param devices whom it talks to, at least one; all hear of all running orders
 * @param listen where devices reach it
 * @param material what it has to play, and where it keeps it
 * @param editing how busy its journalists are
 * @param conduct how it behaves
 */
public record NewsroomPlan(
        String ncsID, List<Device> devices, Listen listen, Material material, Editing editing, Conduct conduct) {
    public NewsroomPlan {
        devices = List.copyOf(devices);
        if (devices.isEmpty()) throw new IllegalArgumentException("no device, expected at least one");
    }

    /** A newsroom with one device that behaves as the standard asks. */
    public NewsroomPlan(String ncsID, Device device, Listen listen, Material material, Editing editing) {
        this(ncsID, List.of(device), listen, material, editing, Conduct.PLAIN);
    }

    /** The first device. */
    public Device device() {
        return devices.getFirst();
    }

    /** The same newsroom, behaving so. */
    public NewsroomPlan behaving(Conduct next) {
        return new NewsroomPlan(ncsID, devices, listen, material, editing, next);
    }

    /**
     * A MOS device.
     *
     * @param lower its port for channel mom
     * @param upper its port for channel ro
     * @param query its port for channel aux; 0 if it has none
     */
    public record Device(String mosID, String host, int lower, int upper, int query) {
        /** A device that cannot be searched. */
        public Device(String mosID, String host, int lower, int upper) {
            this(mosID, host, lower, upper, 0);
        }
    }

    /** Our own ports; 0 means any free one. */
    public record Listen(String host, int lower, int upper) {}

    /**
     * Running orders.
     *
     * @param folder of files with one MOS message each; empty: the show that ships with it
     * @param state folder that keeps the running orders as they are; empty: forgotten at the end. Written so that a killed
     *     newsroom finds all of the last state or of the one before; not forced to the disk, so a power cut may cost it
     */
    public record Material(Optional<Path> folder, Optional<Path> state) {}

    /**
     * Edits.
     *
     * @param perMinute how many, evenly spread with some chance; 0: none, at most {@value #MOST_PER_MINUTE}
     * @param seed the same seed makes the same edits of the same running orders
     */
    public record Editing(double perMinute, long seed) {
        /** A thousand a second: far more than any newsroom. */
        public static final int MOST_PER_MINUTE = 60_000;

        public Editing {
            if (!(perMinute >= 0 && perMinute <= MOST_PER_MINUTE)) {
                throw new IllegalArgumentException(perMinute + " edits a minute, expected 0 to " + MOST_PER_MINUTE);
            }
        }
    }

    /**
     * How it behaves.
     *
     * @param like whom it is like
     * @param policy what it grants its devices
     * @param buddy the second server of a pair
     * @param objects whether it asks its devices for their objects when they connect
     */
    public record Conduct(Personality like, Policy policy, Optional<Buddy> buddy, Objects objects) {
        /** As the standard asks, everything allowed, alone, objects only as they are told. */
        public static final Conduct PLAIN = like(Personality.PLAIN);

        /** Everything allowed, alone, objects only as they are told. */
        public static Conduct like(Personality like) {
            return new Conduct(like, Policy.OPEN, Optional.empty(), Objects.AS_TOLD);
        }

        /** The same as a pair. */
        public Conduct with(Buddy other) {
            return new Conduct(like, policy, Optional.of(other), objects);
        }

        /** The same by another policy. */
        public Conduct granting(Policy next) {
            return new Conduct(like, next, buddy, objects);
        }
    }

    /** The second server of a pair; both share what the newsroom holds. */
    public record Buddy(String ncsID, Listen listen, Kind kind) {}

    /** What the second server does while the first one runs. */
    public enum Kind {
        /** It refuses everything in prose (R65). */
        BUDDY,
        /** It is not there (R68). */
        HOT_STANDBY
    }

    /** Whether devices are asked for their objects. */
    public enum Objects {
        AS_TOLD,
        ASKED_FOR
    }
}
