package org.cueway.simulator.line;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cueway.base.Limits;
import org.cueway.mos.wire.Encoding;
import org.cueway.simulator.faults.FaultPlan;

/**
 * How somebody speaks, whatever is said: the habits that show on the wire. Data; the same lines speak in any manner.
 *
 * @param encoding of what is said on a connection that we dial; empty: UCS-2BE until the peer's first octets say otherwise
 * @param ids how messages are numbered
 * @param wording what becomes of the text of each message on its way out
 * @param contact what is said when there is nothing to say
 * @param patience how answers are waited for, and given
 * @param faults what goes wrong on the way
 */
public record Manner(
        Optional<Encoding> encoding,
        Ids ids,
        UnaryOperator<String> wording,
        Contact contact,
        Patience patience,
        Optional<FaultPlan> faults) {
    /** As the standard asks. */
    public static final Manner PLAIN = new Manner(
            Optional.empty(),
            Ids.NUMBERED,
            UnaryOperator.identity(),
            Contact.usual(),
            Patience.usual(),
            Optional.empty());

    /** How messages are numbered. */
    public enum Ids {
        /** Each request gets the next number, each answer that of its request. */
        NUMBERED,
        /** The same, but a refusal has none. */
        NOT_ON_REFUSALS,
        /** The numbers begin at 1 again with every start. */
        FROM_ONE,
        /** There are none. */
        NONE
    }

    /**
     * What is said when there is nothing to say.
     *
     * @param heartbeat silence after which a line that we dialled asks whether somebody is there; also its greeting; zero for
     *     never
     * @param asksWho whether {@code reqMachInfo} follows the greeting
     * @param echoes whether every heartbeat is answered, also one that is an answer (R45)
     */
    public record Contact(Duration heartbeat, boolean asksWho, boolean echoes) {
        /** A greeting, then a heartbeat after the usual silence. */
        public static Contact usual() {
            return new Contact(Limits.Lane.defaults().heartbeat(), true, false);
        }

        /** Nothing is said that nobody asked for. */
        public static Contact none() {
            return new Contact(Duration.ZERO, false, false);
        }
    }

    /**
     * How answers are waited for, and given.
     *
     * @param reply how long an answer is waited for
     * @param attempts how often a request goes out on one connection
     * @param then what follows when all of them stay unanswered
     * @param late how long our own answers take
     */
    public record Patience(Duration reply, int attempts, Then then, Duration late) {
        /** What MOS leaves open and this project chose (R60). */
        public static Patience usual() {
            var limits = Limits.Lane.defaults();
            return new Patience(limits.reply(), 1 + limits.repeats(), Then.CONNECT_ANEW, Duration.ZERO);
        }

        /** The same, but our own answers take so long. */
        public Patience answeringAfter(Duration time) {
            return new Patience(reply, attempts, then, time);
        }
    }

    /** What follows when a request stays unanswered. */
    public enum Then {
        /** A new connection, on which it goes out again. */
        CONNECT_ANEW,
        /** The connection is closed and the request dropped (R60). */
        GIVE_UP
    }

    /** The same in other words. */
    public Manner wording(UnaryOperator<String> next) {
        return new Manner(encoding, ids, next, contact, patience, faults);
    }

    /** The same, numbered otherwise. */
    public Manner ids(Ids next) {
        return new Manner(encoding, next, wording, contact, patience, faults);
    }

    /** The same in another encoding. */
    public Manner encoding(Encoding next) {
        return new Manner(Optional.of(next), ids, wording, contact, patience, faults);
    }

    /** The same with other contact. */
    public Manner contact(Contact next) {
        return new Manner(encoding, ids, wording, next, patience, faults);
    }

    /** The same with other patience. */
    public Manner patience(Patience next) {
        return new Manner(encoding, ids, wording, contact, next, faults);
    }

    /** The same with these faults on the way, beside those that were there. */
    public Manner faults(FaultPlan next) {
        var all = faults.map(before -> before.and(next).seeded(next.seed())).orElse(next);
        return new Manner(encoding, ids, wording, contact, patience, Optional.of(all));
    }
}
