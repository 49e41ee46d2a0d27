package org.cueway.nmos.is05.state;

import java.time.Instant;
import java.util.Optional;
import org.cueway.nmos.Resource.Subscription;
import org.cueway.nmos.Tai;
import tools.jackson.databind.JsonNode;

/**
 * What this gateway has asked a receiver for last.
 *
 * @param asked the body of the PATCH
 * @param after what the device says of a time before this is no news; {@link Tai#ZERO} if nobody knows
 */
record Own(Phase phase, JsonNode asked, Connection.Made made, Tai after, String detail) {
    enum Phase {
        /** Under way, or scheduled. */
        REQUESTED,
        CONFIRMED,
        IN_FORCE,
        /** It was sent, and nobody knows. */
        UNKNOWN,
        /** Somebody else has changed it since, or it was not done. */
        OVERRULED
    }

    static Own requested(JsonNode asked, Instant at, String by) {
        return new Own(Phase.REQUESTED, asked, new Connection.Made(at, by), Tai.ZERO, "");
    }

    Own in(Phase next) {
        return new Own(next, asked, made, after, detail);
    }

    Own in(Phase next, String words) {
        return new Own(next, asked, made, after, words);
    }

    Own confirmed(Tai at) {
        return new Own(Phase.CONFIRMED, asked, made, at, "");
    }

    boolean on() {
        return asked.path("master_enable").asBoolean(false);
    }

    Optional<String> sender() {
        return Optional.of(asked.path("sender_id")).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /** Whether what the registry says is what was asked for; an off receiver's sender does not count (nmos §6). */
    boolean matches(Subscription said) {
        return said.active().filter(active -> active == on()).isPresent()
                && (!on() || said.peer().equals(sender()));
    }
}
