package org.cueway.nmos.is05.take;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.is05.plan.TakeReason;

/**
 * What came of a take.
 *
 * @param id of the take, by which it can be undone
 * @param at when it began
 * @param by who wanted it
 * @param what in a word or two: {@code connect}, {@code undo of …}, {@code salvo EVENING}
 * @param lines one for each crosspoint, in the order in which they were asked for
 */
public record TakeReport(String id, Instant at, String by, String what, List<Line> lines) {
    /** Takes a copy. */
    public TakeReport {
        lines = List.copyOf(lines);
    }

    /** Whether every crosspoint is confirmed, or scheduled, or there was nothing to do. */
    public boolean isGood() {
        return lines.stream().allMatch(line -> line.result.isGood());
    }

    /**
     * One crosspoint.
     *
     * @param warnings what was done all the same, and should be known
     * @param body what was sent to the receiver, or would be, as JSON; empty if nothing was
     * @param took from the first byte sent to the device to its answer; for many in one request the whole of it
     */
    public record Line(Route route, Result result, List<String> warnings, String body, Duration took) {
        /** Takes a copy. */
        public Line {
            warnings = List.copyOf(warnings);
        }
    }

    /** What came of one crosspoint. */
    public sealed interface Result {
        /** In a sentence for people. */
        String detail();

        /** Its word in the API. */
        String word();

        /** Whether it is as it was asked for, or will be. */
        default boolean isGood() {
            return this instanceof Confirmed || this instanceof Scheduled;
        }

        /** The device says that it is done; for a staged one, that it waits there. */
        record Confirmed(String detail) implements Result {
            @Override
            public String word() {
                return "confirmed";
            }
        }

        /**
         * The device will do it, says it.
         *
         * @param at when
         */
        record Scheduled(Instant at, String detail) implements Result {
            @Override
            public String word() {
                return "scheduled";
            }
        }

        /** It was sent, and nobody knows what came of it; {@code detail} says what the device shows now. */
        record Unconfirmed(String detail) implements Result {
            @Override
            public String word() {
                return "unconfirmed";
            }
        }

        /** It was not sent. */
        record Refused(TakeReason reason, String detail) implements Result {
            @Override
            public String word() {
                return "refused";
            }
        }

        /**
         * The device has not done it.
         *
         * @param code its HTTP status; empty if there was no answer
         */
        record Failed(TakeReason reason, Optional<Integer> code, String detail) implements Result {
            @Override
            public String word() {
                return "failed";
            }
        }

        /** It was not sent because of others, or because it was only to be tried. */
        record Skipped(String detail) implements Result {
            @Override
            public String word() {
                return "skipped";
            }
        }
    }
}
