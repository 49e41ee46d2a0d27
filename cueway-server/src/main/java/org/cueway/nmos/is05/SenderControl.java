package org.cueway.nmos.is05;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.is05.api.End;
import org.cueway.nmos.is05.api.Got;
import org.cueway.nmos.is05.api.Meaning;
import org.cueway.nmos.is05.api.Sent;
import org.cueway.nmos.is05.plan.Activation;
import org.cueway.nmos.is05.plan.Compared;
import org.cueway.nmos.is05.plan.Constraints;
import org.cueway.nmos.is05.plan.Leg;
import org.cueway.nmos.is05.plan.Plan;
import org.cueway.nmos.is05.plan.SenderPlan;
import org.cueway.nmos.is05.plan.Settings;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.plan.Target;
import org.cueway.nmos.is05.plan.Transport;
import org.cueway.nmos.is05.take.Network;
import org.cueway.nmos.is05.take.Options;
import org.cueway.nmos.is05.take.Options.Flag;
import org.cueway.nmos.is05.take.Route;
import org.cueway.nmos.is05.take.TakeReport.Line;
import org.cueway.nmos.is05.take.TakeReport.Result;
import org.cueway.nmos.is05.take.Taking.Undoable;
import tools.jackson.databind.JsonNode;

/** Sets, starts and stops senders (C-39, C-60, nmos §5.4, §5.5). Safe for use by any thread. */
final class SenderControl {
    private final Network network;

    SenderControl(Network network) {
        this.network = network;
    }

    Line change(SenderChange change, Options options) throws InterruptedException {
        var sender = network.inventory().sender(change.sender());
        if (sender.isEmpty()) return line(change, refused(TakeReason.UNKNOWN_SENDER, change.sender()));
        var device = network.inventory().device(sender.orElseThrow().deviceId()).filter(End::isControllable);
        if (device.isEmpty()) return line(change, refused(TakeReason.NO_CONNECTION_API, ""));
        var end = new End(sender.orElseThrow(), device.orElseThrow());
        var active = network.api().active(end);
        if (active instanceof Got.Not<Settings>(int _, var words)) {
            return line(change, refused(TakeReason.SENDER_UNREADABLE, words));
        }
        var now = active.found().orElseThrow();
        var constraints = network.api().constraints(end).found().orElse(Constraints.UNKNOWN);
        var target = new Target(end.id(), Transport.of(sender.orElseThrow().transport()), constraints, now);
        var activation =
                options.when() instanceof Options.When.Staged ? new Activation.None() : new Activation.Immediate();
        return switch (SenderPlan.plan(target, change.enable(), change.receiver(), change.legs(), activation)) {
            case Plan.Impossible(var reason, var detail) -> line(change, refused(reason, detail));
            case Plan.Ready(var body, var warnings) -> {
                var all = new ArrayList<>(warnings);
                all.addAll(warned(change, now));
                yield options.has(Flag.DRY_RUN)
                        ? new Line(
                                Route.off(change.sender()),
                                new Result.Skipped("tried only: this would be sent"),
                                all,
                                body.toString(),
                                Duration.ZERO)
                        : sent(end, body, all, options.by());
            }
        };
    }

    /** Who else sends there, and whom it touches. */
    private List<String> warned(SenderChange change, Settings now) {
        var warnings = new ArrayList<String>();
        if (change.enable()) {
            var legs = new ArrayList<Leg>();
            for (int i = 0; i < now.legs().size(); i++) {
                legs.add(
                        i < change.legs().size()
                                ? now.legs().get(i).with(change.legs().get(i))
                                : now.legs().get(i));
            }
            var next = new Settings(true, change.receiver(), Activation.Said.NOTHING, Optional.empty(), legs);
            var others = network.connections().alsoSendingTo(change.sender(), next);
            if (!others.isEmpty()) warnings.add("its address is used by " + String.join(", ", others));
        }
        var on = network.connections().on(change.sender()).size();
        if (on > 0 && (!change.enable() || !change.legs().isEmpty())) {
            warnings.add(on + " receivers are on it and have to be taken again");
        }
        return warnings;
    }

    private Line sent(End end, JsonNode body, List<String> warnings, String by) throws InterruptedException {
        var sent = network.api().patch(end, body, by);
        var result = switch (sent) {
            case Sent.NotAsked(var reason, var words) -> new Result.Failed(reason, Optional.empty(), words);
            case Sent.Silent(var words, var _) -> silent(end, body, words);
            case Sent.Answered(int status, var words, var said, var _) ->
                Meaning.of(status) == Meaning.DONE
                        ? done(end, body, said, warnings)
                        : new Result.Failed(Meaning.reason(status), Optional.of(status), words);
        };
        return new Line(Route.off(end.id()), result, warnings, body.toString(), sent.took());
    }

    private Result done(End end, JsonNode body, Optional<Settings> said, List<String> warnings) {
        said.filter(_ -> body.has("activation"))
                .ifPresent(now -> network.connections().read(end.resource(), now));
        var compared = said.map(now -> Compared.reply(body, now, Optional.empty()));
        compared.ifPresent(one -> warnings.addAll(one.besides()));
        var wrong = compared.map(Compared::wrong).orElse(List.of());
        return wrong.isEmpty()
                ? new Result.Confirmed("")
                : new Result.Unconfirmed("the device answered yes, but: " + String.join("; ", wrong));
    }

    private Result silent(End end, JsonNode body, String words) throws InterruptedException {
        var now = network.api().active(end).found();
        now.ifPresent(active -> network.connections().read(end.resource(), active));
        return now.filter(active -> Compared.isInForce(body, active)).isPresent()
                ? new Result.Confirmed(words + "; asked again, it shows what was asked for")
                : new Result.Unconfirmed(words);
    }

    /** A unicast sender whose receiver was switched off sends to nobody any more: it is switched off too (nmos §5.5). */
    List<Line> released(List<Line> lines, List<Undoable> undo, Options options) throws InterruptedException {
        var all = new ArrayList<Line>();
        for (var line : lines) {
            var sender = line.route().feed() instanceof Route.Feed.Nothing && line.result() instanceof Result.Confirmed
                    ? before(line.route().receiver(), undo)
                    : Optional.<Sender>empty();
            all.add(sender.isPresent() ? released(line, sender.orElseThrow(), options) : line);
        }
        return all;
    }

    private Optional<Sender> before(String receiver, List<Undoable> undo) {
        return undo.stream()
                .filter(one ->
                        one.receiver().equals(receiver) && one.before().active().enabled())
                .findFirst()
                .flatMap(one -> one.before().active().peer())
                .flatMap(network.inventory()::sender)
                .filter(sender ->
                        sender.transport().subclass().filter("ucast"::equals).isPresent())
                .filter(sender ->
                        sender.subscription().peer().filter(receiver::equals).isPresent());
    }

    private Line released(Line line, Sender sender, Options options) throws InterruptedException {
        var off = change(new SenderChange(sender.id(), false, List.of(), Optional.empty()), options);
        var warnings = new ArrayList<>(line.warnings());
        warnings.add("its unicast sender was switched off: " + off.result().word()
                + (off.result().detail().isEmpty() ? "" : ", " + off.result().detail()));
        return new Line(line.route(), line.result(), warnings, line.body(), line.took());
    }

    private static Result refused(TakeReason reason, String detail) {
        return new Result.Refused(reason, detail);
    }

    private static Line line(SenderChange change, Result result) {
        return new Line(Route.off(change.sender()), result, List.of(), "", Duration.ZERO);
    }
}
