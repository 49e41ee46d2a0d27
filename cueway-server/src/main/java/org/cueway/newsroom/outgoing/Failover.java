package org.cueway.newsroom.outgoing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.cueway.base.Limits;
import org.cueway.mos.dialect.Meaning;
import org.cueway.newsroom.outgoing.FailoverEvent.Look;
import org.cueway.newsroom.outgoing.FailoverState.Server;

/**
 * Decides which server of a newsroom is asked. Pure: what happened goes in, what follows comes out.
 *
 * <p>A server counts as better than another by the number of its lanes that are up: some sites use one channel only (R57).
 * One that refuses in the words of a standby is left alone for a while. That a lane is down is not believed at once: a
 * connection that was reset is back before anybody could have taken over. A message that failed is another matter; it tries
 * the other server at once, one time (R67).
 */
final class Failover {
    private final Route route;
    private final Limits.Failover limits;

    Failover(Route route, Limits.Failover limits) {
        this.route = route;
        this.limits = limits;
    }

    /** When something happened, on both clocks. */
    record Now(long nanos, Instant wall) {}

    /** What to do. */
    sealed interface Action {
        /** From now on another one is asked; what we hold may be out of step with it. */
        record Switch(int from, int to, String why) implements Action {}

        /** Do not dial it any more. */
        record Suspend(int server) implements Action {}

        /** Dial it. */
        record Resume(int server) implements Action {}
    }

    /** What follows. */
    record Decision(FailoverState next, List<Action> actions) {
        Decision {
            actions = List.copyOf(actions);
        }

        private static Decision stay(FailoverState state) {
            return new Decision(state, List.of());
        }

        private Decision and(FailoverState state, Action action) {
            var more = new ArrayList<>(actions);
            more.add(action);
            return new Decision(state, more);
        }
    }

    FailoverState start(Now now) {
        var servers = new ArrayList<Server>();
        for (int i = 0; i < route.ncsIDs().size(); i++) {
            servers.add(Server.unknown(limits.firstBackOff(), i > 0 && oneAtATime()));
        }
        return FailoverState.start(servers, now.nanos(), now.wall());
    }

    /** How long the one that is asked may be away. */
    private Duration away() {
        return route.waits()
                .failover()
                .orElse(route.redundancy() == Redundancy.LIST ? limits.listed() : limits.grace());
    }

    private boolean oneAtATime() {
        return route.redundancy() == Redundancy.HOT_STANDBY || route.redundancy() == Redundancy.LIST;
    }

    Decision after(FailoverState state, FailoverEvent event, Now now) {
        return switch (event) {
            case FailoverEvent.Looked(var looks) -> looked(seen(state, looks, now), now);
            case FailoverEvent.Refused(int server, var meaning, var words) ->
                refused(state, server, meaning, words, now);
            case FailoverEvent.Failed(int server, var why) ->
                route.redundancy() == Redundancy.NONE || server != state.active()
                        ? Decision.stay(state)
                        // A buddy that refused a while ago may have taken over since.
                        : change(state, best(state, now, i -> state.server(i).connected()), why, now);
            case FailoverEvent.Answered(int server) -> {
                var answered = state.with(server, it -> it.answered(limits.firstBackOff()));
                yield Decision.stay(server == state.active() ? answered.well() : answered);
            }
            case FailoverEvent.Chosen(int server) -> chosen(state, server, now);
        };
    }

    private static FailoverState seen(FailoverState state, List<Look> looks, Now now) {
        var next = state;
        for (int i = 0; i < looks.size(); i++) {
            var look = looks.get(i);
            next = next.with(i, it -> it.looked(look.up(), look.standby(), look.reason(), now.nanos()));
        }
        return next;
    }

    private Decision looked(FailoverState state, Now now) {
        return switch (route.redundancy()) {
            case NONE ->
                Decision.stay(
                        state.activeServer().standby()
                                ? state.alarmed(name(state.active()) + " says that another server is in charge, and"
                                        + " no other is configured")
                                : state.well());
            case BUDDY -> buddy(state, now);
            case HOT_STANDBY -> hotStandby(state, now);
            case LIST -> list(state, now);
        };
    }

    private Decision buddy(FailoverState state, Now now) {
        var active = state.activeServer();
        boolean usable = active.usable(now.nanos());
        var better = best(state, now, i -> isBetter(state, i, now));
        if (usable && better.isEmpty()) return back(state.well(), now);
        var worse = state.notWell(now.nanos());
        if (better.isPresent() && (active.standby() || worse.notWellFor(away(), now.nanos()))) {
            return change(worse, better, reason(state), now);
        }
        return Decision.stay(worse.notWellFor(limits.split(), now.nanos()) ? alarmed(worse, now) : worse);
    }

    private boolean isBetter(FailoverState state, int other, Now now) {
        boolean usable = state.activeServer().usable(now.nanos());
        boolean moreOfIt = state.server(other).up() > state.activeServer().up() && !state.pinned();
        return state.server(other).usable(now.nanos()) && (!usable || moreOfIt);
    }

    /** While nobody is there who would take a message. */
    private FailoverState alarmed(FailoverState state, Now now) {
        var standby = state.others().filter(i -> state.server(i).standby()).findFirst();
        if (standby.isPresent()) {
            return state.alarmed(
                    reason(state) + "; and " + name(standby.getAsInt()) + " says that another server is in charge");
        }
        boolean main = state.active() != 0 && state.server(0).usable(now.nanos());
        return main ? state.alarmed(reason(state) + "; " + name(0) + " is there, and failback is manual") : state;
    }

    private Decision back(FailoverState state, Now now) {
        var main = state.server(0);
        boolean wanted = route.failback() == Failback.IMMEDIATE && state.active() != 0 && !state.pinned();
        boolean there = main.usable(now.nanos())
                && main.up() >= state.activeServer().up()
                && now.nanos() - main.upSince().orElse(now.nanos())
                        >= route.waits().failback().orElse(limits.grace()).toNanos();
        return wanted && there ? change(state, OptionalInt.of(0), name(0) + " is back", now) : Decision.stay(state);
    }

    /** While one is there the others are not dialled, but for a main server that is wanted back; when none is, all are. */
    private Decision hotStandby(FailoverState state, Now now) {
        if (state.activeServer().usable(now.nanos())) return alone(back(state.well(), now));
        var worse = state.notWell(now.nanos());
        var other = best(state, now, i -> state.server(i).usable(now.nanos()));
        if (other.isPresent()) return alone(change(worse, other, reason(state), now));
        return worse.notWellFor(away(), now.nanos()) ? all(alarmed(worse, now)) : Decision.stay(worse);
    }

    /** Each has some time to come up, then the next one has. */
    private Decision list(FailoverState state, Now now) {
        if (state.activeServer().usable(now.nanos())) return alone(Decision.stay(state.well()));
        var worse = state.notWell(now.nanos());
        return worse.notWellFor(away(), now.nanos()) ? next(worse, reason(state), now) : Decision.stay(worse);
    }

    private Decision next(FailoverState state, String why, Now now) {
        var next = OptionalInt.of((state.active() + 1) % state.servers().size());
        var changed = change(state, next, why, now);
        return alone(dialled(changed, next.getAsInt()));
    }

    private Decision refused(FailoverState state, int server, Meaning meaning, String words, Now now) {
        if (route.redundancy() == Redundancy.NONE) return Decision.stay(state);
        var told = state.with(server, it -> it.refused(now.nanos(), limits.maxBackOff()));
        if (server != state.active()) return Decision.stay(told);
        var why = name(server) + ": " + words;
        if (route.redundancy() == Redundancy.LIST) return next(told, why, now);
        // One that said a while ago that it is the standby may not be it any more: it is tried, if it was not just now.
        var other = best(
                told, now, i -> told.server(i).connected() && !told.server(i).leftAlone(now.nanos()));
        if (other.isPresent()) return change(told, other, why, now);
        var nobody = told.notWell(now.nanos());
        return all(
                meaning == Meaning.STANDBY
                        ? nobody.alarmed(why + "; and we can reach no other server that takes the message")
                        : nobody);
    }

    private Decision chosen(FailoverState state, int server, Now now) {
        var why = "chosen by hand";
        var changed = server == state.active()
                ? Decision.stay(state)
                : new Decision(
                        state.asking(server, why, now.nanos(), now.wall()),
                        List.of(new Action.Switch(state.active(), server, why)));
        var pinned = new Decision(changed.next().pinned(why), changed.actions());
        return oneAtATime() ? alone(dialled(pinned, server)) : pinned;
    }

    /** Of the others that will do, usable ones first, then those with most lanes, then in the order of the configuration. */
    private OptionalInt best(FailoverState state, Now now, IntPredicate willDo) {
        return state.others()
                .filter(i -> i != 0 || route.failback() != Failback.MANUAL)
                .filter(willDo)
                .reduce((one, other) -> rank(state.server(other), now) > rank(state.server(one), now) ? other : one);
    }

    private static int rank(Server server, Now now) {
        return server.up() + (server.usable(now.nanos()) ? 10 : 0);
    }

    private static Decision change(FailoverState state, OptionalInt to, String why, Now now) {
        return to.isEmpty()
                ? Decision.stay(state)
                : new Decision(
                        state.asking(to.getAsInt(), why, now.nanos(), now.wall()),
                        List.of(new Action.Switch(state.active(), to.getAsInt(), why)));
    }

    /** All but the one that is asked are not dialled, nor heartbeaten. */
    private Decision alone(Decision decision) {
        var result = decision;
        for (int i = 0; i < result.next().servers().size(); i++) {
            boolean wantedBack =
                    i == 0 && route.failback() == Failback.IMMEDIATE && route.redundancy() == Redundancy.HOT_STANDBY;
            if (i != result.next().active()
                    && !wantedBack
                    && !result.next().server(i).suspended()) {
                result = result.and(result.next().with(i, it -> it.dialled(false)), new Action.Suspend(i));
            }
        }
        return dialled(result, result.next().active());
    }

    private static Decision all(FailoverState state) {
        var result = Decision.stay(state);
        for (int i = 0; i < state.servers().size(); i++) result = dialled(result, i);
        return result;
    }

    private static Decision dialled(Decision decision, int server) {
        return decision.next().server(server).suspended()
                ? decision.and(decision.next().with(server, it -> it.dialled(true)), new Action.Resume(server))
                : decision;
    }

    private String reason(FailoverState state) {
        var words = state.activeServer().reason();
        return name(state.active()) + ": " + (words.isEmpty() ? "fewer of its lanes are up" : words);
    }

    private String name(int server) {
        return route.ncsIDs().get(server);
    }
}
