package org.cueway.simulator.ncs;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to simulate.
 *
 * @param ncsID who the newsroom is
 * @param device whom it talks to
 * @param listen where devices reach it
 * @param material what it has to play, and where it keeps it
 * @param editing how busy its journalists are
 */
public record NewsroomPlan(String ncsID, Device device, Listen listen, Material material, Editing editing) {
    /**
     * A MOS device.
     *
     * @param lower its port for channel mom
     * @param upper its port for channel ro
     */
    public record Device(String mosID, String host, int lower, int upper) {}

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
}
