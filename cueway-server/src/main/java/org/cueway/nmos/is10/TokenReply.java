package org.cueway.nmos.is10;

import java.time.Duration;
import java.util.Optional;
import org.cueway.nmos.http.Reply;
import tools.jackson.databind.JsonNode;

/** What came of asking for a token. */
sealed interface TokenReply {
    /**
     * A token.
     *
     * @param life from now on
     * @param refresh takes the place of the one that was used
     */
    record Granted(String access, Duration life, Optional<String> refresh) implements TokenReply {}

    /**
     * The server does not want to.
     *
     * @param error of RFC 6749 §5.2, {@code invalid_grant}
     * @param detail for people
     */
    record Denied(String error, String detail) implements TokenReply {}

    /** There was no answer that can be understood. */
    record Unclear(String detail) implements TokenReply {}

    /** Of what came. */
    static TokenReply of(Reply reply, AuthLimits limits) {
        return switch (reply) {
            case Reply.NoAnswer none -> new Unclear(none.inWords());
            case Reply.Answered answer -> {
                var json = answer.json().filter(JsonNode::isObject);
                var access =
                        json.map(tree -> tree.path("access_token").asString("")).orElse("");
                if (answer.done() && !access.isEmpty()) yield granted(json.orElseThrow(), access, limits);
                var error = json.map(tree -> tree.path("error").asString("")).orElse("");
                if (error.isEmpty() || answer.status() >= 500) yield new Unclear(answer.inWords());
                var detail = json.orElseThrow().path("error_description").asString("");
                yield new Denied(error, detail.isEmpty() ? error : error + ": " + detail);
            }
        };
    }

    private static Granted granted(JsonNode json, String access, AuthLimits limits) {
        long seconds = json.path("expires_in").asLong(0);
        return new Granted(
                access,
                seconds > 0 ? Duration.ofSeconds(seconds) : limits.assumed(),
                Optional.of(json.path("refresh_token").asString("")).filter(text -> !text.isEmpty()));
    }
}
