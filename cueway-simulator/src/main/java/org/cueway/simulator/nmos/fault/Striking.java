package org.cueway.simulator.nmos.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.Request;

/** What the faults make of a request. Safe for use by any thread. */
public final class Striking {
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>Device</title></head><body><h1>Something is wrong</h1></body></html>";

    private final Faults faults;
    private final TimeSource time;

    public Striking(Faults faults, TimeSource time) {
        this.faults = faults;
        this.time = time;
    }

    public Faults faults() {
        return faults;
    }

    /**
     * The answer to a request.
     *
     * @param here ids of what it is about
     * @param well does it, and says what the answer would be
     */
    public Answer answer(Request request, List<String> here, Supplier<? extends Answer> well) {
        Supplier<? extends Answer> answer = well;
        for (var fault : faults.strike(here, which -> which.fits(request))) {
            var before = answer;
            answer = () -> strike(fault, request, before);
        }
        return answer.get();
    }

    /** The status that one item of a bulk request gets instead of being done; empty if nothing is wrong with it. */
    public Optional<Integer> bulk(Request single, String id) {
        return faults.strike(List.of(id), which -> which.fits(single)).stream()
                .filter(HttpFault.Answers.class::isInstance)
                .map(fault -> ((HttpFault.Answers) fault).status())
                .findFirst();
    }

    private Answer strike(HttpFault fault, Request request, Supplier<? extends Answer> well) {
        return switch (fault) {
            case HttpFault.Answers(var _, int status, var retryAfter) -> {
                var error = Answer.error(status, "simulated: " + status);
                yield retryAfter.map(text -> error.with("Retry-After", text)).orElse(error);
            }
            case HttpFault.Slow(var _, var by) -> slow(by, well);
            case HttpFault.Late(var _, var by) -> new Answer.Later(by, well.get());
            case HttpFault.Hangs(var _, boolean done) -> {
                perform(well, done);
                yield new Answer.Silence();
            }
            case HttpFault.HangsUp(var _, boolean done) -> {
                perform(well, done);
                yield new Answer.HangUp();
            }
            case HttpFault.Html(var _, int status) -> {
                perform(well, isDone(status));
                yield new Answer.Whole(status, Map.of("Content-Type", "text/html; charset=utf-8"), PAGE);
            }
            case HttpFault.Blank(var _, int status) -> {
                perform(well, isDone(status));
                yield new Answer.Whole(status, Map.of(), "");
            }
            case HttpFault.Truncated(var _) ->
                well.get() instanceof Answer.Whole whole ? new Answer.Half(whole) : new Answer.HangUp();
            case HttpFault.RedirectsToSlash(var _) -> redirect(request, true).orElseGet(well);
            case HttpFault.RedirectsFromSlash(var _) -> redirect(request, false).orElseGet(well);
        };
    }

    private Answer slow(Duration by, Supplier<? extends Answer> well) {
        try {
            time.sleep(by);
            return well.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Answer.HangUp();
        }
    }

    /** Does it, without a word about it. */
    private static void perform(Supplier<? extends Answer> well, boolean done) {
        if (done) {
            var _ = well.get();
        }
    }

    private static boolean isDone(int status) {
        return status < 300;
    }

    private static Optional<Answer> redirect(Request request, boolean toSlash) {
        var path = request.path();
        if (!request.method().equals("GET") || path.endsWith("/") == toSlash) return Optional.empty();
        var query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
        var there = toSlash ? path + "/" : path.substring(0, path.length() - 1);
        return Optional.of(new Answer.Whole(301, Map.of("Location", there + query), ""));
    }
}
