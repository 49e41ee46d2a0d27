package org.cueway.nmos.is05.state;

import java.util.Optional;
import org.cueway.nmos.Resource.Receiver;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.is05.plan.Settings;
import org.cueway.nmos.is05.state.Connection.From;
import org.cueway.nmos.is05.state.Connection.Made;
import org.cueway.nmos.is05.state.Connection.State;

/** What a receiver receives, by what the registry, its device and we ourselves know of it (nmos §6). Pure. */
final class Judgement {
    private Judgement() {}

    /**
     * What is known of a receiver.
     *
     * @param own what we have asked for last
     * @param active what its device has in force, if that was read
     * @param seen when somebody else has last changed it
     */
    record Known(Receiver receiver, Optional<Own> own, Optional<Settings> active, Optional<Made> seen) {
        private Optional<Boolean> on() {
            return receiver.subscription().active().or(() -> active.map(Settings::enabled));
        }

        /** While it is off its sender is not to be believed. */
        private Optional<String> peer() {
            return receiver.subscription().active().isPresent()
                    ? receiver.subscription().peer()
                    : active.flatMap(Settings::peer);
        }
    }

    /** Finds senders. */
    @FunctionalInterface
    interface Senders {
        Optional<Sender> find(String id);
    }

    static Connection of(Known known, Senders senders, Addresses addresses) {
        var own = known.own.filter(mine -> mine.phase() != Own.Phase.OVERRULED);
        return own.map(mine -> own(known, mine, senders, addresses)).orElseGet(() -> seen(known, senders, addresses));
    }

    private static Connection own(Known known, Own own, Senders senders, Addresses addresses) {
        var state = switch (own.phase()) {
            case REQUESTED -> State.REQUESTED;
            case UNKNOWN, OVERRULED -> State.UNKNOWN;
            case CONFIRMED -> own.on() ? State.CONFIRMED : State.DISCONNECTED;
            case IN_FORCE -> own.on() ? State.IN_FORCE : State.DISCONNECTED;
        };
        boolean settled = state == State.IN_FORCE || state == State.CONFIRMED;
        var warning = settled ? warning(known, own.sender(), senders, addresses) : detail(own);
        return new Connection(
                known.receiver.id(),
                state,
                own.sender().map(id -> new From(id, false)),
                warning,
                Optional.of(own.made()));
    }

    private static Optional<String> detail(Own own) {
        return Optional.of(own.detail()).filter(text -> !text.isEmpty());
    }

    private static Connection seen(Known known, Senders senders, Addresses addresses) {
        var id = known.receiver.id();
        if (known.on().isEmpty()) {
            return new Connection(
                    id, State.UNKNOWN, Optional.empty(), Optional.of("nobody has told yet what it is on"), known.seen);
        }
        if (!known.on().orElseThrow()) {
            return new Connection(id, State.DISCONNECTED, Optional.empty(), Optional.empty(), known.seen);
        }
        var from = known.peer()
                .map(sender -> new From(sender, false))
                .or(() -> known.active.flatMap(addresses::inferred).map(sender -> new From(sender, true)));
        return new Connection(
                id, State.EXTERNAL, from, warning(known, from.map(From::id), senders, addresses), known.seen);
    }

    private static Optional<String> warning(Known known, Optional<String> from, Senders senders, Addresses addresses) {
        if (from.isEmpty()) return Optional.empty();
        var sender = senders.find(from.orElseThrow());
        if (sender.isEmpty()) return Optional.of("its sender is not there any more, or in another registry");
        boolean off =
                sender.orElseThrow().subscription().active().filter(on -> !on).isPresent();
        return off
                ? Optional.of("the sender is off: nothing can arrive")
                : known.active.flatMap(active -> addresses.stale(from.orElseThrow(), active));
    }
}
