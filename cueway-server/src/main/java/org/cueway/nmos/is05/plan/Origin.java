package org.cueway.nmos.is05.plan;

import java.util.Optional;

/** What a receiver is to get, with all that had to be found out about it. */
public sealed interface Origin {
    /**
     * An NMOS sender.
     *
     * @param now what is in force there; empty if it could not be read
     * @param file its transport file, fetched a moment ago; empty if it has none
     */
    record Sender(String id, Optional<Settings> now, Optional<TransportFile> file) implements Origin {}

    /** What is no NMOS sender, told by a file. */
    record Outside(TransportFile file) implements Origin {}

    /** What is no NMOS sender, told by the wished parameters alone. */
    record Bare() implements Origin {}
}
