package org.cueway.device.nmos;

import org.cueway.nmos.is05.take.Options;
import org.cueway.nmos.is05.take.Options.Flag;

/**
 * How cues make routes.
 *
 * @param id of the device, by which takes and locks know who it is
 * @param mismatch what happens when sender and receiver do not fit
 */
public record NmosSpec(String id, Mismatch mismatch) {
    /** When sender and receiver do not fit. */
    public enum Mismatch {
        /** The cue fails. */
        REFUSE,
        /** The route is made all the same. */
        TAKE
    }

    /** Under which name. */
    String by() {
        return "device " + id;
    }

    Options options() {
        return mismatch == Mismatch.TAKE ? Options.by(by()).with(Flag.OVERRIDE) : Options.by(by());
    }
}
