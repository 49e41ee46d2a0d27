package org.cueway.nmos.is05.plan;

import java.util.Optional;
import org.cueway.nmos.sdp.SdpReader;
import org.cueway.nmos.sdp.SessionDescription;

/** What a receiver is to get, with all that had to be found out about it. */
public sealed interface Origin {
    /**
     * An NMOS sender.
     *
     * @param now what is in force there; empty if it could not be read
     * @param file its transport file, fetched a moment ago; empty if it has none
     */
    record Sender(String id, Optional<Settings> now, Optional<Read> file) implements Origin {}

    /** What is no NMOS sender, told by a file. */
    record Outside(Read file) implements Origin {}

    /** What is no NMOS sender, told by the wished parameters alone. */
    record Bare() implements Origin {}

    /**
     * A transport file, read once for all receivers that get it.
     *
     * @param sdp without media if it is no session description
     */
    record Read(TransportFile file, SessionDescription sdp) {
        /** Reads it. */
        public static Read of(TransportFile file) {
            return new Read(
                    file, SdpReader.read(file.isSdp() ? file.data() : "").description());
        }
    }
}
