package org.cueway.simulator.nmos.registry;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened to one resource, as IS-04 tells it: post alone, it is there; pre alone, it is gone; both and equal, it is so.
 *
 * @param path its id
 */
record Event(String path, Optional<ObjectNode> pre, Optional<ObjectNode> post) {}
