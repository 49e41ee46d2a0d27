package org.cueway.simulator.nmos.node;

import java.net.URI;

/**
 * What a node is; never changes.
 *
 * @param index in the facility, from 0
 * @param uri where its APIs are, without slash at the end
 */
public record NodeIdentity(String id, int index, String label, Gear gear, URI uri) {}
