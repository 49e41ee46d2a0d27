package org.cueway.nmos.is04.spec;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.ApiVersion;

/**
 * How things are with one media network.
 *
 * @param registries all that are known, the chosen one and the better ones first
 * @param nodes that are read themselves
 */
public record NetworkStatus(String name, Standing standing, List<Registry> registries, List<NodeRead> nodes) {
    /** Takes copies. */
    public NetworkStatus {
        registries = List.copyOf(registries);
        nodes = List.copyOf(nodes);
    }

    /** Where resources come from. */
    public enum Mode {
        REGISTRY,
        PEER_TO_PEER,
        /** From nowhere, or only from nodes that are written down. */
        NONE
    }

    /** How sure it is that what is shown is there. */
    public enum State {
        /** No registry is wanted. */
        OFF,
        /** No registry was found yet. */
        SEARCHING,
        /** A registry is telling what it knows. */
        LOADING,
        /** A registry tells what changes. */
        LIVE,
        /** A registry, or nodes, are asked every few seconds. */
        POLLING,
        /** No registry answers: what is shown is as it was. */
        STALE
    }

    /**
     * How it is now.
     *
     * @param reason why, a sentence for people
     * @param since when it is so
     * @param staleSince since when what is shown is not all known to be there; empty if it is
     */
    public record Standing(Mode mode, State state, String reason, Instant since, Optional<Instant> staleSince) {}

    /**
     * A registry.
     *
     * @param address scheme, host and port
     * @param version that is spoken, or would be; empty if there is none in common
     * @param reason why it is in this state, for people
     */
    public record Registry(URI address, Optional<ApiVersion> version, int priority, Choice choice, String reason) {}

    /** What is made of a registry. */
    public enum Choice {
        CHOSEN,
        /** Would be used if the chosen one failed. */
        READY,
        /** Failed lately. */
        FAILED,
        /** Cannot be used. */
        UNFIT
    }

    /** A node that is read itself; {@code reason} says why it is not, and is empty if it is. */
    public record NodeRead(URI address, boolean reached, String reason) {}
}
