package org.cueway.simulator.nmos.resource;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of resources, in the order in which a node registers them. */
public enum Kind {
    NODE,
    DEVICE,
    SOURCE,
    FLOW,
    SENDER,
    RECEIVER;

    /** As in paths: {@code senders}. */
    public String collection() {
        return word() + "s";
    }

    /** {@code sender}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a collection; empty if there is none of that name. */
    public static Optional<Kind> ofCollection(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.collection().equals(name))
                .findFirst();
    }
}
