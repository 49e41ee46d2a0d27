package org.cueway.nmos.is05.plan;

/**
 * What is wanted of one leg of a receiver.
 *
 * @param source which leg of the sender it gets
 * @param parameters set besides; these count
 */
public record LegWish(Source source, Leg parameters) {
    /** Nothing special. */
    public static final LegWish USUAL = new LegWish(new Source.Same(), Leg.EMPTY);

    /** The usual leg, with parameters. */
    public static LegWish of(Leg parameters) {
        return new LegWish(new Source.Same(), parameters);
    }

    /** A certain leg of the sender, counted from 0. */
    public static LegWish from(int leg) {
        return new LegWish(new Source.From(leg), Leg.EMPTY);
    }

    /** Switched off. */
    public static LegWish off() {
        return new LegWish(new Source.Off(), Leg.EMPTY);
    }

    /** Which leg of a sender a leg of a receiver gets. */
    public sealed interface Source {
        /** The one in the same place, if there is one, on or off as it is there. */
        record Same() implements Source {}

        /** This one, counted from 0. */
        record From(int leg) implements Source {}

        /** None: it is switched off. */
        record Off() implements Source {}
    }
}
