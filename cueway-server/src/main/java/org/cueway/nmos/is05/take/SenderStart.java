package org.cueway.nmos.is05.take;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.is05.api.End;
import org.cueway.nmos.is05.api.Got;
import org.cueway.nmos.is05.api.Meaning;
import org.cueway.nmos.is05.api.Sent;
import org.cueway.nmos.is05.plan.Activation;
import org.cueway.nmos.is05.plan.Constraints;
import org.cueway.nmos.is05.plan.Leg;
import org.cueway.nmos.is05.plan.Plan;
import org.cueway.nmos.is05.plan.SenderPlan;
import org.cueway.nmos.is05.plan.Settings;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.plan.Target;
import org.cueway.nmos.is05.plan.Transport;

/**
 * Sees to it that a sender sends before its file is fetched (nmos §5.1 step 3, §5.4, §5.5): one that is off is switched on if it has
 * addresses of its own, a unicast one is set towards its receiver.
 */
final class SenderStart {
    private final Network network;

    SenderStart(Network network) {
        this.network = network;
    }

    /** Whether a take may go on. */
    sealed interface Ready {
        record Yes(List<String> notes) implements Ready {}

        record No(TakeReason reason, String detail) implements Ready {}
    }

    static boolean isUnicast(Sender sender) {
        return sender.transport()
                .subclass()
                .filter(kind -> kind.startsWith("ucast"))
                .isPresent();
    }

    /** What may be done with a sender that is not ready. */
    enum Manner {
        START,
        /** It is said what would be done. */
        TRY,
        LEAVE
    }

    /** Sees to it. */
    Ready ready(Sender sender, Target receiver, Manner manner, String by) throws InterruptedException {
        boolean on = sender.subscription().active().orElse(false);
        if (on && !isUnicast(sender)) return new Ready.Yes(List.of());
        var device = network.inventory().device(sender.deviceId()).filter(End::isControllable);
        if (device.isEmpty()) {
            return new Ready.Yes(on ? List.of() : List.of("nobody knows whether the sender is on: it cannot be asked"));
        }
        var end = new End(sender, device.orElseThrow());
        var active = network.api().active(end);
        if (active instanceof Got.Not<Settings>(int _, var words))
            return new Ready.No(TakeReason.SENDER_UNREADABLE, words);
        var now = active.found().orElseThrow();
        if (isUnicast(sender)) return unicast(end, now, receiver, manner, by);
        if (now.enabled()) return new Ready.Yes(List.of());
        return switch (manner) {
            case START -> started(end, now, by);
            case TRY -> new Ready.Yes(List.of("the sender is off and would be switched on"));
            case LEAVE -> new Ready.No(TakeReason.SENDER_IS_OFF, "it was to be left alone");
        };
    }

    private Ready started(End end, Settings now, String by) throws InterruptedException {
        var others = network.connections().alsoSendingTo(end.id(), now);
        if (!others.isEmpty()) {
            return new Ready.No(TakeReason.SENDER_IS_OFF, "its address is used by " + String.join(", ", others));
        }
        return patched(end, now, Optional.empty(), List.of(), by);
    }

    private Ready unicast(End end, Settings now, Target receiver, Manner manner, String by)
            throws InterruptedException {
        var legs = SenderPlan.towards(receiver, Math.max(1, now.legs().size()));
        if (legs.isEmpty()) {
            return new Ready.No(TakeReason.PARAMETERS_MISSING, "nobody knows an interface of the receiver to send to");
        }
        var to = Optional.of(receiver.id());
        if (manner != Manner.START) return new Ready.Yes(List.of("the sender would be set towards the receiver"));
        var ready = patched(end, now, to, legs.orElseThrow(), by);
        var before =
                now.enabled() ? now.peer().filter(other -> !other.equals(to.orElseThrow())) : Optional.<String>empty();
        if (before.isEmpty() || !(ready instanceof Ready.Yes(var notes))) return ready;
        var more = new ArrayList<>(notes);
        more.add("the sender was sending to " + before.orElseThrow() + ", which gets nothing now");
        return new Ready.Yes(more);
    }

    private Ready patched(End end, Settings now, Optional<String> receiver, List<Leg> legs, String by)
            throws InterruptedException {
        var constraints = network.api().constraints(end).found().orElse(Constraints.UNKNOWN);
        var target = new Target(end.id(), Transport.of(((Sender) end.resource()).transport()), constraints, now);
        return switch (SenderPlan.plan(target, true, receiver, legs, new Activation.Immediate())) {
            case Plan.Impossible(var reason, var detail) -> new Ready.No(reason, detail);
            case Plan.Ready(var body, var warnings) -> {
                var sent = network.api().patch(end, body, by);
                yield sent instanceof Sent.Answered(int status, var words, var _, var _)
                        ? Meaning.of(status) == Meaning.DONE
                                ? new Ready.Yes(with(
                                        warnings, receiver.isPresent() ? "" : "the sender was off and was switched on"))
                                : new Ready.No(TakeReason.SENDER_IS_OFF, words)
                        : new Ready.No(TakeReason.SENDER_IS_OFF, words(sent));
            }
        };
    }

    private static String words(Sent sent) {
        return switch (sent) {
            case Sent.Answered answered -> answered.words();
            case Sent.Silent silent -> silent.words();
            case Sent.NotAsked(var reason, var words) -> reason.with(words);
        };
    }

    private static List<String> with(List<String> warnings, String more) {
        var all = new ArrayList<>(warnings);
        if (!more.isEmpty()) all.add(more);
        return all;
    }
}
