package org.cueway.mos.codec;

import java.util.Optional;

/**
 * The envelope of a message: who talks to whom, and which message it is (MOS 4.0 §4.1). Values are the text that came;
 * absent is not empty.
 */
public record Head(Optional<String> mosID, Optional<String> ncsID, Optional<String> messageID) {
    /** Nothing could be read. */
    public static final Head NONE = new Head(Optional.empty(), Optional.empty(), Optional.empty());
}
