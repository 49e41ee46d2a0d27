package org.cueway.simulator.nmos.fault;

/** What goes wrong with a registry. */
public sealed interface RegistryFault extends NmosFault {
    /** Refuses connections, and ends those that there are. */
    record Gone() implements RegistryFault {}

    /** Holds nothing. */
    record Empty() implements RegistryFault {}

    /** Sends nothing more on its WebSockets, not even pongs; they stay silent when this has passed. */
    record Silent() implements RegistryFault {}

    /** Ends every WebSocket as soon as it is there. */
    record DropsSockets() implements RegistryFault {}
}
