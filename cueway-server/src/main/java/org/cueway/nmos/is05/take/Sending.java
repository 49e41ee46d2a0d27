package org.cueway.nmos.is05.take;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cueway.nmos.is05.api.BulkApi;
import org.cueway.nmos.is05.api.End;
import org.cueway.nmos.is05.api.Meaning;
import org.cueway.nmos.is05.api.Sent;
import org.cueway.nmos.is05.take.Looked.Prepared;
import org.cueway.nmos.is05.take.Options.Policy;
import org.cueway.nmos.is05.take.TakeReport.Line;
import org.cueway.nmos.is05.take.TakeReport.Result;
import org.cueway.nmos.is05.take.TakeReport.Result.Skipped;
import tools.jackson.databind.JsonNode;

/**
 * Sends what is prepared: all devices at the same time, each one request after the other, many receivers of a device in one request where
 * it can do that; and finds out what came of each (nmos §12.1).
 */
final class Sending {
    private final Network network;
    private final BulkApi bulk;
    private final Outcomes outcomes;

    Sending(Network network, BulkApi bulk, Outcomes outcomes) {
        this.network = network;
        this.bulk = bulk;
        this.outcomes = outcomes;
    }

    /** A line for each, by receiver. */
    Map<String, Line> send(List<Prepared> ready, Options options) throws InterruptedException {
        var devices = new LinkedHashMap<String, List<Prepared>>();
        for (var one : ready) {
            devices.computeIfAbsent(one.end().device().id(), _ -> new ArrayList<>())
                    .add(one);
            network.connections().requested(one.route().receiver(), one.body(), options.by());
        }
        var lines = new ConcurrentHashMap<String, Line>();
        var failed = new AtomicBoolean();
        Together.each(List.copyOf(devices.values()), all -> {
            device(all, options, failed, lines);
            return all;
        });
        return lines;
    }

    private void device(List<Prepared> all, Options options, AtomicBoolean failed, Map<String, Line> lines)
            throws InterruptedException {
        var writes = all.stream()
                .map(one -> new BulkApi.Write(one.end(), one.body()))
                .toList();
        var goes = new BulkApi.Goes() {
            @Override
            public boolean on() {
                return options.policy() == Policy.CONTINUE || !failed.get();
            }

            @Override
            public void came(Sent one) {
                if (!isGood(one)) failed.set(true);
            }
        };
        var sent = bulk.write(writes, options.by(), goes);
        for (var line : Together.each(
                all, one -> came(one, Optional.ofNullable(sent.get(one.route().receiver()))))) {
            if (!line.result().isGood()) failed.set(true);
            lines.put(line.route().receiver(), line);
        }
    }

    /** Takes a pending activation of one receiver back. */
    Line cancel(Route route, End end, JsonNode body, String by) throws InterruptedException {
        var sent = network.api().patch(end, body, by);
        boolean done = isGood(sent);
        if (done) network.connections().failed(route.receiver(), "cancelled");
        network.connections().doubt(route.receiver());
        var words = switch (sent) {
            case Sent.Answered answered -> answered.words();
            case Sent.Silent silent -> silent.words();
            case Sent.NotAsked(var _, var text) -> text;
        };
        var result = switch (sent) {
            case Sent.Answered _ when done -> new Result.Confirmed("cancelled; what is staged stays staged");
            case Sent.Answered(int status, var _, var _, var _) ->
                new Result.Failed(Meaning.reason(status), Optional.of(status), words);
            case Sent.Silent _ -> new Result.Unconfirmed(words);
            case Sent.NotAsked(var reason, var _) -> new Result.Failed(reason, Optional.empty(), words);
        };
        return new Line(route, result, List.of(), body.toString(), sent.took());
    }

    private static boolean isGood(Sent sent) {
        return sent instanceof Sent.Answered(int status, var _, var _, var _) && status >= 200 && status < 300;
    }

    private Line skipped(Prepared one) {
        network.connections().failed(one.route().receiver(), "not sent, since another had failed");
        return line(one, new Skipped("not sent, since another crosspoint of the take had failed"));
    }

    private static Line line(Prepared one, Result result) {
        return new Line(one.route(), result, one.warnings(), "", Duration.ZERO);
    }

    private Line came(Prepared one, Optional<Sent> sent) throws InterruptedException {
        return sent.isPresent() ? line(one, sent.orElseThrow()) : skipped(one);
    }

    private Line line(Prepared one, Sent sent) throws InterruptedException {
        var warnings = new ArrayList<>(one.warnings());
        var shown = outcomes.shown(one, sent);
        var result = outcomes.of(one, sent, shown, warnings);
        outcomes.note(one, result, sent, shown);
        return new Line(one.route(), result, warnings, one.text(), sent.took());
    }
}
