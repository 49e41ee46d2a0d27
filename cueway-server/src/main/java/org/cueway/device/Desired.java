package org.cueway.device;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cueway.cue.Action;
import org.cueway.cue.Cause;
import org.cueway.cue.Due;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Verb;
import org.cueway.device.Outcome.Kind;
import org.cueway.device.Places.Held;
import org.cueway.device.Standing.Certainty;

/**
 * Brings about what should be at the places of one device, and keeps apart what is known from what is hoped. Confined to the
 * device's thread.
 */
final class Desired<S, C extends Command> {
    private final String id;
    private final DeviceDriver<S, C> driver;
    private final Places<S> places;
    private final DeviceRunner.Context context;

    Desired(String id, DeviceDriver<S, C> driver, Places<S> places, DeviceRunner.Context context) {
        this.id = id;
        this.driver = driver;
        this.places = places;
        this.context = context;
    }

    /**
     * What became of an action.
     *
     * @param standing of its place; empty if it has none
     * @param lost why the connection is gone; empty if it is not
     */
    record Done(Outcome outcome, Optional<Standing> standing, Optional<String> lost) {
        static Done refused(String why) {
            return new Done(new Outcome(Kind.REJECTED, why), Optional.empty(), Optional.empty());
        }
    }

    /** How far the commands of one place came. */
    private record Sent(Outcome outcome, boolean touched, Optional<String> lost) {}

    List<Standing> standings() {
        return places.standings();
    }

    /** What should be there, by place. */
    Map<String, S> wanted() {
        var wanted = new TreeMap<String, S>();
        places.names().forEach(place -> wanted.put(place, driver.wanted(stand(place))));
        return wanted;
    }

    private Stand stand(String place) {
        return places.of(place).map(Held::stand).orElse(Stand.IDLE);
    }

    /** Of a place that nothing is known of yet, the device's idle state is not known either. */
    private Held<S> held(String place) {
        return places.of(place).orElseGet(() -> Held.unknown(Stand.IDLE, ""));
    }

    Done act(Action action, Instant given) {
        return switch (place(action, standings())) {
            case Placing.Impossible(var why) -> Done.refused(why);
            case Placing.At(var place)
            when places.of(place).isEmpty()
                    && places.names().size() >= context.limits().maxPlaces() ->
                Done.refused("more than " + context.limits().maxPlaces() + " places on one device");
            case Placing.At(var place) -> act(place, action, given);
        };
    }

    /** What an item has put somewhere with these very values is there, whatever the driver would make of them today. */
    Placing place(Action action, List<Standing> standings) {
        return standings.stream()
                .filter(standing -> standing.has(action))
                .findFirst()
                .<Placing>map(standing -> new Placing.At(standing.place()))
                .orElseGet(() -> driver.place(action.values()));
    }

    private Done act(String place, Action action, Instant given) {
        var held = held(place);
        return switch (plan(place, held, action, given)) {
            case Plan.Nothing<C>(var why) ->
                new Done(new Outcome(Kind.IGNORED, why), Optional.of(Places.standing(place, held)), Optional.empty());
            case Plan.Blind<C>(var why) -> Done.refused(why);
            case Plan.Meant<C>(var next, var _) -> {
                places.put(place, held.meant(next));
                yield new Done(
                        Outcome.of(Kind.DONE), Optional.of(Places.standing(place, held(place))), Optional.empty());
            }
            case Plan.Send<C>(var next, var commands, var _) -> bring(place, held, next, commands);
        };
    }

    /** What an action comes to; {@code why} is what there is to say about it. */
    private sealed interface Plan<C> {
        String why();

        record Nothing<C>(String why) implements Plan<C> {}

        /** It could not be done without putting on air what nobody asks for now. */
        record Blind<C>(String why) implements Plan<C> {}

        /** The device is to show the same; only what is meant by it is another thing. */
        record Meant<C>(Stand next, String why) implements Plan<C> {}

        record Send<C>(Stand next, List<C> commands, String why) implements Plan<C> {}
    }

    private Plan<C> plan(String place, Held<S> held, Action action, Instant given) {
        return switch (held.stand().after(action, given)) {
            case Stand.Step.Changed(var next) -> plan(place, held, next, action.verb());
            case Stand.Step.Nothing _
            when held.isToBeMadeSure(action) -> plan(place, held, held.stand(), action.verb());
            case Stand.Step.Nothing(var why) -> new Plan.Nothing<>(why);
        };
    }

    private Plan<C> plan(String place, Held<S> held, Stand next, Verb verb) {
        var state = driver.wanted(next);
        var commands = driver.diff(place, held.known(), state);
        boolean blind = held.certainty() != Certainty.CONFIRMED
                && verb != Verb.TAKE
                && next.air().isPresent()
                && !isAbsolute(commands);
        if (!blind) {
            return new Plan.Send<>(next, commands, "");
        }
        // What is on air would be put on air a second time, and nobody has asked for that.
        return verb == Verb.OUT || state.equals(driver.wanted(held.stand()))
                ? new Plan.Meant<>(next, "the device is to show the same")
                : new Plan.Blind<>("nobody knows what is on air there: take it again, or off");
    }

    private boolean isAbsolute(List<C> commands) {
        return commands.stream().allMatch(Command::isAbsolute);
    }

    private Done bring(String place, Held<S> held, Stand next, List<C> commands) {
        var state = driver.wanted(next);
        var sent = send(commands);
        var after = after(held, next, state, sent);
        places.put(place, after);
        return new Done(sent.outcome(), Optional.of(Places.standing(place, after)), sent.lost());
    }

    private static <S> Held<S> after(Held<S> held, Stand next, S state, Sent sent) {
        return switch (sent.outcome().kind()) {
            case DONE, ACCEPTED, IGNORED -> Held.confirmed(next, state);
            case REJECTED ->
                sent.touched()
                        ? Held.unknown(held.stand(), sent.outcome().detail())
                        : new Held<>(held.stand(), held.known(), held.doubt(), held.certainty(), held.detail());
            case UNCONFIRMED, EXPIRED, OFFLINE, SUPPRESSED ->
                Held.unconfirmed(
                        next, held.doubt().orElse(held.stand()), sent.outcome().detail());
        };
    }

    private Sent send(List<C> commands) {
        var worst = Outcome.of(Kind.DONE);
        boolean touched = false;
        for (var command : commands) {
            try {
                switch (once(command)) {
                    case Result.Done() -> {}
                    case Result.Accepted() -> worst = Outcome.of(Kind.ACCEPTED);
                    case Result.Rejected(var why) -> {
                        return new Sent(new Outcome(Kind.REJECTED, why), touched, Optional.empty());
                    }
                    case Result.Silent(var why) -> {
                        return new Sent(unconfirmed(why), true, Optional.empty());
                    }
                }
                touched = true;
            } catch (DeviceException e) {
                return new Sent(unconfirmed(e.getMessage()), true, Optional.of(e.getMessage()));
            }
        }
        return new Sent(worst, touched, Optional.empty());
    }

    private static Outcome unconfirmed(String why) {
        return new Outcome(Kind.UNCONFIRMED, "sent, not confirmed: " + why);
    }

    /** What is as good twice as once is sent a second time when it was not answered. */
    private Result once(C command) throws DeviceException {
        var result = driver.send(command);
        return result instanceof Result.Silent && command.isAbsolute() ? driver.send(command) : result;
    }

    /**
     * After connecting: what the device says against what should be there.
     *
     * @param sending whether something may be sent to make it so
     */
    void synchronise(Map<String, S> says, boolean sending) throws DeviceException {
        for (var place : places.names()) {
            var is = Optional.ofNullable(says.get(place));
            var held = held(place);
            var next = is.isPresent() ? told(place, held, is.get(), sending) : untold(place, held, sending);
            places.put(place, next);
            if (!next.equals(held)) {
                report(place, next);
            }
        }
        says.forEach((place, is) -> {
            if (places.of(place).isEmpty()) {
                says(place, is);
            }
        });
    }

    private Held<S> told(String place, Held<S> held, S is, boolean sending) throws DeviceException {
        var state = driver.wanted(held.stand());
        var missing = driver.diff(place, Optional.of(is), state);
        if (missing.isEmpty()) {
            return Held.confirmed(held.stand(), state);
        }
        boolean offAgain = sending && held.stand().air().isEmpty() && isAbsolute(missing);
        if (held.doubt().isPresent() && !offAgain) {
            // It never came to that, so it is as it was: not sent a second time, unless it is to go off.
            var before = held.doubt().get();
            return driver.diff(place, Optional.of(is), driver.wanted(before)).isEmpty()
                    ? Held.confirmed(before, driver.wanted(before))
                    : Held.differs(
                            held.stand(), is, "the device shows neither what was sent nor what was there before");
        }
        return sending ? again(held, state, missing) : Held.differs(held.stand(), is, "not sent in rehearsal");
    }

    private Held<S> untold(String place, Held<S> held, boolean sending) throws DeviceException {
        var state = driver.wanted(held.stand());
        var commands = driver.diff(place, Optional.empty(), state);
        boolean harmless = isAbsolute(commands);
        return sending && harmless
                ? again(held, state, commands)
                : Held.unknown(
                        held.stand(), harmless ? "not sent in rehearsal" : "the device cannot say what it shows");
    }

    private Held<S> again(Held<S> held, S state, List<C> commands) throws DeviceException {
        var sent = send(commands);
        if (sent.lost().isPresent()) {
            throw new DeviceException(sent.lost().get());
        }
        return sent.outcome().isDone()
                ? Held.confirmed(held.stand(), state)
                : Held.unknown(held.stand(), sent.outcome().detail());
    }

    /** The device said of its own accord what is there. */
    void says(String place, S state) {
        if (places.of(place).isEmpty()
                && places.names().size() >= context.limits().maxPlaces()) {
            return;
        }
        var held = held(place);
        var wanted = driver.wanted(held.stand());
        var next = driver.diff(place, Optional.of(state), wanted).isEmpty()
                ? Held.confirmed(held.stand(), wanted)
                : Held.differs(held.stand(), state, "the device shows something else");
        if (!next.equals(held)) {
            places.put(place, next);
            report(place, next);
        }
    }

    void ended(String place) {
        places.of(place).ifPresent(held -> {
            var stand = held.stand().offAir();
            places.put(place, Held.confirmed(stand, driver.wanted(stand)));
            report(place, held(place));
        });
    }

    void failed(String place, String why) {
        var held = held(place);
        var next = new Held<S>(held.stand(), Optional.empty(), Optional.empty(), Certainty.DIFFERS, why);
        places.put(place, next);
        report(place, next);
    }

    /** There again, in whatever state. */
    void back(String place, boolean sending) throws DeviceException {
        var next = untold(place, held(place), sending);
        places.put(place, next);
        report(place, next);
    }

    void lose(String why) {
        places.lose(why);
    }

    /**
     * Takes everything off, whatever is known to be there.
     *
     * @param only that place; empty: all
     */
    void clear(Optional<String> only, String by) throws DeviceException {
        Optional<String> lost = Optional.empty();
        for (var place : only.map(List::of).orElseGet(places::names)) {
            var held = held(place);
            var stand = held.stand().cleared();
            var state = driver.wanted(stand);
            var sent = send(driver.diff(place, Optional.empty(), state));
            places.put(
                    place,
                    sent.outcome().isDone()
                            ? Held.confirmed(stand, state)
                            : Held.unknown(stand, sent.outcome().detail()));
            cleared(place, held, by, sent.outcome());
            lost = lost.or(sent::lost);
        }
        if (lost.isPresent()) {
            throw new DeviceException(lost.get());
        }
    }

    /** What is to go off goes off when the device is back. */
    void clearWhileAway(Optional<String> only, String by) {
        for (var place : only.map(List::of).orElseGet(places::names)) {
            var held = held(place);
            var why = "off as soon as the device is back";
            places.put(place, Held.unknown(held.stand().cleared(), why));
            cleared(place, held, by, new Outcome(Kind.OFFLINE, why));
        }
    }

    /** The same for an action; empty if it says nothing of any place. */
    Optional<Standing> outWhileAway(Action action, Instant given) {
        if (place(action, standings()) instanceof Placing.At(var place)
                && places.of(place).isPresent()
                && stand(place).after(action, given) instanceof Stand.Step.Changed(var next)) {
            places.put(place, Held.unknown(next, "off as soon as the device is back"));
            return Optional.of(Places.standing(place, held(place)));
        }
        return Optional.empty();
    }

    private void cleared(String place, Held<S> before, String by, Outcome outcome) {
        var acted = before.stand().air().or(before.stand()::next).map(playing -> off(playing, by, outcome));
        context.reports().accept(new Report.Stood(id, Places.standing(place, held(place)), acted));
    }

    private Report.Acted off(Playing playing, String by, Outcome outcome) {
        var was = playing.cause();
        var cause = new Cause(was.item(), was.slug(), by, was.leads());
        return new Report.Acted(
                new Action(id, Verb.OUT, cause, playing.values(), new Due.Now()), outcome, Duration.ZERO);
    }

    private void report(String place, Held<S> held) {
        context.reports().accept(new Report.Stood(id, Places.standing(place, held), Optional.empty()));
    }

    /** Places that are known to have nothing. */
    Set<String> idle() {
        return places.idle();
    }

    /**
     * What an action would send. For a thread that may not look at the places.
     *
     * @param published what is at them
     * @param idle those that are known to have nothing
     */
    DryRun dryRun(Action action, List<Standing> published, Set<String> idle, Instant now) {
        return switch (place(action, published)) {
            case Placing.Impossible(var why) -> new DryRun(Optional.empty(), List.of(), why);
            case Placing.At(var place) -> {
                var held = published.stream()
                        .filter(each -> each.place().equals(place))
                        .findFirst()
                        .map(each -> Held.of(each, driver.wanted(each.stand())))
                        .orElseGet(() -> idle.contains(place)
                                ? Held.confirmed(Stand.IDLE, driver.wanted(Stand.IDLE))
                                : Held.unknown(Stand.IDLE, ""));
                var plan = plan(place, held, action, now);
                var commands = plan instanceof Plan.Send<C> send ? send.commands() : List.<C>of();
                yield new DryRun(
                        Optional.of(place), commands.stream().map(Command::wire).toList(), plan.why());
            }
        };
    }
}
