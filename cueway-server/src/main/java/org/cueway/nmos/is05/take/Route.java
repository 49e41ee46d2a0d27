package org.cueway.nmos.is05.take;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cueway.nmos.is05.plan.LegWish;

/**
 * A crosspoint that somebody wants.
 *
 * @param receiver its ID
 * @param feed what it is to receive
 * @param legs what is wanted of its legs, first leg first; empty: as the sender has them. Fewer than it has: the rest as the sender
 * @param seen what the receiver was on when the route was thought of; empty: it does not matter
 * @param override it is to be made although the two do not fit, or the receiver has been changed meanwhile
 */
public record Route(String receiver, Feed feed, List<LegWish> legs, Optional<Seen> seen, boolean override) {
    /** Takes copies; IDs in small letters. */
    public Route {
        receiver = receiver.toLowerCase(Locale.ROOT);
        legs = List.copyOf(legs);
    }

    /** One that is made only if nothing speaks against it. */
    public Route(String receiver, Feed feed, List<LegWish> legs, Optional<Seen> seen) {
        this(receiver, feed, legs, seen, false);
    }

    /** To a sender, with nothing special about it. */
    public static Route of(String receiver, String sender) {
        return new Route(receiver, new Feed.Sender(sender), List.of(), Optional.empty());
    }

    /** Off. */
    public static Route off(String receiver) {
        return new Route(receiver, new Feed.Nothing(), List.of(), Optional.empty());
    }

    /** The same, if the receiver is still on this when it comes to it. */
    public Route after(Seen was) {
        return new Route(receiver, feed, legs, Optional.of(was), override);
    }

    /** The same, whatever speaks against it. */
    public Route overriding() {
        return new Route(receiver, feed, legs, seen, true);
    }

    /** What a receiver gets. */
    public sealed interface Feed {
        /** An NMOS sender. */
        record Sender(String id) implements Feed {
            /** In small letters. */
            public Sender {
                id = id.toLowerCase(Locale.ROOT);
            }
        }

        /** An NMOS sender, by a session description that somebody has edited (nmos §10.2). */
        record Edited(String id, String sdp) implements Feed {
            /** In small letters. */
            public Edited {
                id = id.toLowerCase(Locale.ROOT);
            }
        }

        /** What is no NMOS sender, by its session description (C-55). */
        record Described(String sdp) implements Feed {}

        /** What is no NMOS sender, by the parameters in {@link Route#legs} alone (nmos §5.6). */
        record Bare() implements Feed {}

        /** Nothing: it is switched off. */
        record Nothing() implements Feed {}

        /** The NMOS sender, if it is one. */
        default Optional<String> sender() {
            return switch (this) {
                case Sender(var id) -> Optional.of(id);
                case Edited(var id, var _) -> Optional.of(id);
                case Described _, Bare _, Nothing _ -> Optional.empty();
            };
        }
    }

    /**
     * What a receiver was on at some moment.
     *
     * @param active whether it received
     * @param sender what; empty if nothing, or no NMOS sender
     */
    public record Seen(boolean active, Optional<String> sender) {}
}
