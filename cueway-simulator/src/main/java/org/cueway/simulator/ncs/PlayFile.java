package org.cueway.simulator.ncs;

import org.cueway.mos.model.Request;

/**
 * A message to be sent, and the file it stands in. On which lane it goes is a matter of its type, not of where it was found.
 */
sealed interface PlayFile {
    String name();

    Request message();

    /** Goes to the upper port. */
    record Upper(String name, Request.RoRequest message) implements PlayFile {}

    /** Goes to the lower port. */
    record Lower(String name, Request.MomRequest message) implements PlayFile {}
}
