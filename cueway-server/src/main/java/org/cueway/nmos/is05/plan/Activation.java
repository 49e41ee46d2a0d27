package org.cueway.nmos.is05.plan;

import java.util.Optional;
import org.cueway.nmos.Tai;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** When what is sent comes into force (IS-05, nmos §4.5). */
public sealed interface Activation {
    /** At once; answered when it is done. */
    record Immediate() implements Activation {}

    /** At a moment. */
    record Absolute(Tai at) implements Activation {}

    /** A while after the device gets it. */
    record Relative(Tai after) implements Activation {}

    /** Not: it stays staged. */
    record None() implements Activation {}

    /** A pending one is taken back, what is staged stays. */
    record Cancel() implements Activation {}

    /** Its word; empty if there is none. */
    default Optional<String> mode() {
        return switch (this) {
            case Immediate _ -> Optional.of("activate_immediate");
            case Absolute _ -> Optional.of("activate_scheduled_absolute");
            case Relative _ -> Optional.of("activate_scheduled_relative");
            case None _, Cancel _ -> Optional.empty();
        };
    }

    /** Whether the device is to do it later. */
    default boolean isScheduled() {
        return this instanceof Absolute || this instanceof Relative;
    }

    /** Into a body. {@code requested_time} only where it means something: some devices choke on a null (nmos §10.2). */
    default void write(ObjectNode body) {
        switch (this) {
            case None _ -> {}
            case Cancel _ -> body.putObject("activation").putNull("mode");
            case Immediate _ -> body.putObject("activation").put("mode", mode().orElseThrow());
            case Absolute(var at) -> timed(body, at);
            case Relative(var after) -> timed(body, after);
        }
    }

    private void timed(ObjectNode body, Tai time) {
        body.putObject("activation").put("mode", mode().orElseThrow()).put("requested_time", time.toString());
    }

    /**
     * What a device says of an activation.
     *
     * @param mode empty if none is pending, or was made
     * @param requested as it was asked for
     * @param at when it will be, or was
     */
    record Said(Optional<String> mode, Optional<Tai> requested, Optional<Tai> at) {
        /** Nothing. */
        public static final Said NOTHING = new Said(Optional.empty(), Optional.empty(), Optional.empty());

        static Said read(JsonNode json) {
            return new Said(
                    text(json, "mode"),
                    text(json, "requested_time").flatMap(Tai::of),
                    text(json, "activation_time").flatMap(Tai::of));
        }

        private static Optional<String> text(JsonNode json, String key) {
            return Optional.of(json.path(key)).filter(JsonNode::isString).map(JsonNode::stringValue);
        }

        /** Whether the device waits for a moment, and is locked until then. */
        public boolean isPending() {
            return mode.filter(word -> word.startsWith("activate_scheduled")).isPresent();
        }
    }
}
