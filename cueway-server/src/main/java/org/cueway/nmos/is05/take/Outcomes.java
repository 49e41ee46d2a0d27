package org.cueway.nmos.is05.take;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cueway.nmos.LeapSeconds;
import org.cueway.nmos.Resource.Receiver;
import org.cueway.nmos.Tai;
import org.cueway.nmos.is05.api.ConnectionApi;
import org.cueway.nmos.is05.api.Got;
import org.cueway.nmos.is05.api.Meaning;
import org.cueway.nmos.is05.api.Sent;
import org.cueway.nmos.is05.plan.Activation;
import org.cueway.nmos.is05.plan.Before;
import org.cueway.nmos.is05.plan.Compared;
import org.cueway.nmos.is05.plan.Settings;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.state.Watch;
import org.cueway.nmos.is05.take.Looked.Prepared;
import org.cueway.nmos.is05.take.TakeReport.Result;
import org.cueway.nmos.is05.take.TakeReport.Result.Confirmed;
import org.cueway.nmos.is05.take.TakeReport.Result.Failed;
import org.cueway.nmos.is05.take.TakeReport.Result.Refused;
import org.cueway.nmos.is05.take.TakeReport.Result.Scheduled;
import org.cueway.nmos.is05.take.TakeReport.Result.Skipped;
import org.cueway.nmos.is05.take.TakeReport.Result.Unconfirmed;

/**
 * What came of a crosspoint, by what its device answered (nmos §4.7, §5.1 step 7). Where it has not answered, or with 500, the device is
 * asked what it shows, and that decides: nothing is assumed.
 */
final class Outcomes {
    private static final Duration AGAIN = Duration.ofMillis(300);
    private static final List<Duration> LATER =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15));

    private final Network network;
    private final Watch watch;

    Outcomes(Network network, Watch watch) {
        this.network = network;
        this.watch = watch;
    }

    private ConnectionApi api() {
        return network.api();
    }

    /** What a device shows to be in force after it has said yes without saying to what, as to a bulk request; empty if it need not be asked. */
    Optional<Got<Settings>> shown(Prepared one, Sent sent) throws InterruptedException {
        boolean asks = sent instanceof Sent.Answered(int status, var _, var said, var _)
                && Meaning.of(status) == Meaning.DONE
                && said.isEmpty()
                && one.body().has("activation")
                && !isScheduled(one);
        return asks ? Optional.of(api().active(one.end())) : Optional.empty();
    }

    /**
     * What came of it.
     *
     * @param shown what it shows to be in force, if it was asked
     * @param warnings grows by what is not as it was asked and does not decide
     */
    Result of(Prepared one, Sent sent, Optional<Got<Settings>> shown, List<String> warnings)
            throws InterruptedException {
        return switch (sent) {
            case Sent.NotAsked(var reason, var words) -> new Failed(reason, Optional.empty(), words);
            case Sent.Silent(var words, var _) -> silent(one, words);
            case Sent.Answered(int status, var words, var said, var _) ->
                switch (Meaning.of(status)) {
                    case DONE ->
                        shown.isPresent()
                                ? inForce(one, status, shown.orElseThrow(), warnings)
                                : done(one, status, said, warnings);
                    case SCHEDULED -> scheduled(one, said, warnings);
                    case PENDING -> new Failed(TakeReason.PENDING_ACTIVATION, Optional.of(status), pending(one, words));
                    case BROKEN -> new Failed(TakeReason.DEVICE_FAILED, Optional.of(status), words + "; " + shows(one));
                    case REFUSED, ELSEWHERE, ABSENT, BUSY -> {
                        if (status == 400) api().doubt(one.end().id());
                        yield new Failed(Meaning.reason(status), Optional.of(status), words);
                    }
                };
        };
    }

    private static Result done(Prepared one, int status, Optional<Settings> said, List<String> warnings) {
        if (isScheduled(one)) warnings.add("it was to be scheduled, and the device did it at once");
        if (said.isEmpty()) return new Confirmed("");
        var compared = Compared.reply(
                one.body(), said.orElseThrow(), Optional.of(one.before().staged()));
        warnings.addAll(compared.besides());
        return compared.wrong().isEmpty()
                ? new Confirmed(one.body().has("activation") ? "" : "staged, it waits for an activation")
                : new Unconfirmed("the device answered " + status + ", but: " + String.join("; ", compared.wrong()));
    }

    /** By what is in force; what the device may choose anew each time is no news. */
    private static Result inForce(Prepared one, int status, Got<Settings> shown, List<String> warnings) {
        if (shown instanceof Got.Not<Settings>(int _, var words)) {
            return new Confirmed("the device answered " + status + ", and could not be read again: " + words);
        }
        var active = shown.found().orElseThrow();
        var compared =
                Compared.reply(one.body(), active, Optional.of(one.before().settled()));
        warnings.addAll(compared.besides());
        return compared.wrong().isEmpty()
                ? new Confirmed("")
                : new Unconfirmed(
                        "the device answered " + status + ", but it shows: " + String.join("; ", compared.wrong()));
    }

    private static boolean isScheduled(Prepared one) {
        return one.body().path("activation").has("requested_time");
    }

    private Result scheduled(Prepared one, Optional<Settings> said, List<String> warnings) throws InterruptedException {
        var planned = said.flatMap(settings -> settings.activation().at());
        var asked = Tai.of(one.body().path("activation").path("requested_time").asString(""));
        if (asked.isEmpty()) return silent(one, "it was to be done at once, and the device answered 202");
        boolean absolute =
                one.body().path("activation").path("mode").asString("").endsWith("absolute");
        var wanted = absolute
                ? LeapSeconds.known().utc(asked.orElseThrow())
                : network.time()
                        .now()
                        .plusSeconds(asked.orElseThrow().seconds())
                        .plusNanos(asked.orElseThrow().nanos());
        var at = planned.map(LeapSeconds.known()::utc).orElse(wanted);
        said.ifPresent(settings -> warnings.addAll(
                Compared.reply(one.body(), settings, Optional.of(one.before().staged()))
                        .wrong()));
        return new Scheduled(at, absolute ? spread(wanted, at) : "");
    }

    private static String spread(Instant wanted, Instant at) {
        long millis = Duration.between(wanted, at).toMillis();
        return millis == 0
                ? ""
                : "the device plans it " + Math.abs(millis) + " ms " + (millis > 0 ? "later" : "earlier");
    }

    private String pending(Prepared one, String words) throws InterruptedException {
        return api().staged(one.end())
                .found()
                .filter(staged -> staged.activation().isPending())
                .map(staged -> words + "; " + Looking.pending(staged))
                .orElse(words);
    }

    private Result silent(Prepared one, String words) throws InterruptedException {
        for (int attempt = 0; attempt < 2; attempt++) {
            if (attempt > 0) network.time().sleep(AGAIN);
            var active = api().active(one.end()).found();
            if (active.filter(now -> Compared.isInForce(one.body(), now)).isPresent()) {
                return new Confirmed(words + "; asked again, it shows what was asked for");
            }
        }
        var staged = api().staged(one.end()).found().map(Settings::activation);
        if (isScheduled(one) && staged.filter(Activation.Said::isPending).isPresent()) {
            var at = staged.flatMap(Activation.Said::at).map(LeapSeconds.known()::utc);
            return new Scheduled(at.orElseGet(network.time()::now), words + "; asked again, it waits for its moment");
        }
        return new Unconfirmed(words + "; " + shows(one));
    }

    /** C-53: both are read and told. */
    private String shows(Prepared one) throws InterruptedException {
        var active = api().active(one.end()).found();
        var staged = api().staged(one.end()).found();
        if (active.isEmpty()) return "it does not say either what it is on now";
        var now = "it shows now " + words(active.orElseThrow());
        return staged.map(waiting -> now + ", staged " + words(waiting)).orElse(now);
    }

    private static String words(Settings settings) {
        if (!settings.enabled()) return "off";
        var places = settings.legs().stream()
                .filter(leg -> leg.enabled().orElse(true))
                .flatMap(leg -> leg.text("multicast_ip").stream())
                .collect(Collectors.joining(" and "));
        return "on " + settings.peer().orElse("no NMOS sender") + (places.isEmpty() ? "" : " (" + places + ")");
    }

    /** Tells those who show connections, and has open ends looked after. */
    void note(Prepared one, Result result, Sent sent, Optional<Got<Settings>> shown) {
        var receiver = one.route().receiver();
        var connections = network.connections();
        var said = sent instanceof Sent.Answered answered ? answered.said() : Optional.<Settings>empty();
        var active = shown.flatMap(Got::found);
        keep(one, result, said, active);
        switch (result) {
            case Confirmed _
            when one.body().has("activation") -> {
                connections.confirmed(receiver, said.or(() -> active));
                watch.settle(receiver);
            }
            case Confirmed _ -> connections.failed(receiver, "only staged");
            case Scheduled _ -> {}
            case Unconfirmed(var detail) -> {
                connections.unknown(receiver, detail);
                LATER.forEach(after -> watch.again(receiver, after));
            }
            case Refused(var reason, var detail) -> connections.failed(receiver, reason.with(detail));
            case Failed(var reason, var _, var detail) -> {
                connections.failed(receiver, reason.with(detail));
                watch.again(receiver, Duration.ZERO);
            }
            case Skipped(var detail) -> connections.failed(receiver, detail);
        }
    }

    /** What the receiver has staged and in force now, for the next take; or that nobody knows. */
    private void keep(Prepared one, Result result, Optional<Settings> said, Optional<Settings> active) {
        boolean sure = result instanceof Confirmed && one.body().has("activation") && !isScheduled(one);
        var now = said.map(settings -> new Before(settings, settings))
                .or(() -> active.map(settings -> one.before().after(one.body(), settings)));
        if (sure && now.isPresent()) {
            network.connections().made((Receiver) one.end().resource(), now.orElseThrow());
        } else {
            network.connections().doubt(one.route().receiver());
        }
    }
}
