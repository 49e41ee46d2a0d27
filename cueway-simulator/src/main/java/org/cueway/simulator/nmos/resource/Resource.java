package org.cueway.simulator.nmos.resource;

import tools.jackson.databind.node.ObjectNode;

/**
 * A resource as it stands in a registry.
 *
 * @param registered the version of the API that it was registered with
 * @param body never changed
 * @param created when it came, by the registry's clock
 * @param updated when it was changed last, by the registry's clock; no two resources share one
 */
public record Resource(Kind kind, ApiVersion registered, ObjectNode body, Tai created, Tai updated) {
    public String id() {
        return body.path("id").asString();
    }

    /** As a client of that version sees it: without keys that are newer. */
    public ObjectNode at(ApiVersion version) {
        return version.isBelow(registered) ? NewerKeys.without(kind, body, version) : body;
    }
}
