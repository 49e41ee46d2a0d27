package org.cueway.simulator.nmos.connection;

/**
 * One leg of a sender or receiver.
 *
 * @param interfaceName of the node
 * @param ip of the interface
 * @param group the multicast address that a sender takes if it may choose; of no meaning to others
 */
public record Leg(String interfaceName, String ip, String group) {}
