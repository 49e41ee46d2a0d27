package org.cueway.device.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.device.DeviceDriver;
import org.cueway.device.DeviceException;
import org.cueway.device.DeviceRunner;
import org.cueway.device.Hearing;
import org.cueway.device.Placing;
import org.cueway.device.Result;

/**
 * Webhooks (device-protocols §6.3): an event for each thing that changes. Places are named by the value {@code place}: items at
 * the same place replace each other, and nothing else is behind that name. What touches the network is confined to the device's
 * thread, but for delivery.
 *
 * <p>Values of a rule: {@code place} (default {@code events}), and {@code body.*}, which is in the event.
 */
public final class HttpDriver implements DeviceDriver<HttpState, HttpCommand> {
    private static final int MOST_PLACE_CHARS = 128;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final HttpSpec spec;
    private final Limits.Webhooks limits;
    private final TimeSource time;
    private final Hearing<HttpState> hearing;
    private final EventIds ids = new EventIds();
    /** What is wrong with receivers, by name. Guarded by itself. */
    private final Map<String, String> problems = new LinkedHashMap<>();

    private Optional<Poster> poster = Optional.empty();
    private List<Delivery> deliveries = List.of();
    private Optional<Told> last = Optional.empty();

    /** What was told under which name. */
    private record Told(HttpCommand command, String id) {}

    private HttpDriver(HttpSpec spec, Limits.Webhooks limits, TimeSource time, Hearing<HttpState> hearing) {
        this.spec = spec;
        this.limits = limits;
        this.time = time;
        this.hearing = hearing;
    }

    /** What the device's runner opens. */
    public static DeviceRunner.Opener<HttpState, HttpCommand> opener(HttpSpec spec, TimeSource time) {
        return opener(spec, Limits.Webhooks.defaults(), time);
    }

    static DeviceRunner.Opener<HttpState, HttpCommand> opener(HttpSpec spec, Limits.Webhooks limits, TimeSource time) {
        return hearing -> new HttpDriver(spec, limits, time, hearing);
    }

    @Override
    public Placing place(Values values) {
        var place = values.text("place", "events");
        return place.isBlank()
                        || place.length() > MOST_PLACE_CHARS
                        || CONTROL.matcher(place).find()
                ? new Placing.Impossible("place: expected a name of at most " + MOST_PLACE_CHARS + " characters, found "
                        + (place.isBlank() ? "none" : "another text"))
                : new Placing.At(place);
    }

    @Override
    public HttpState wanted(Stand stand) {
        return HttpState.of(stand);
    }

    @Override
    public List<HttpCommand> diff(String place, Optional<HttpState> before, HttpState after) {
        return before.map(known -> HttpDiff.between(place, known, after)).orElseGet(() -> HttpDiff.from(place, after));
    }

    /** There is no connection, and nothing to ask for: what was told was told. */
    @Override
    public Map<String, HttpState> connect(Map<String, HttpState> wanted) throws DeviceException {
        close();
        var opened = new Poster(spec, limits, time);
        var refusals = spec.urls().stream()
                .flatMap(url -> opened.refusal(url).stream())
                .toList();
        if (refusals.size() == spec.urls().size()) {
            opened.close();
            throw new DeviceException(String.join("; ", refusals));
        }
        synchronized (problems) {
            problems.clear();
        }
        poster = Optional.of(opened);
        deliveries = spec.urls().stream()
                .map(url -> new Delivery(url, opened, limits, time, ears(HttpSpec.words(url))))
                .toList();
        return wanted;
    }

    private Delivery.Ears ears(String receiver) {
        return new Delivery.Ears(hearing::sent, hearing::came, what -> problem(receiver, what));
    }

    private void problem(String receiver, String what) {
        synchronized (problems) {
            var before = what.isEmpty() ? problems.remove(receiver) : problems.put(receiver, what);
            if (!what.equals(before == null ? "" : before)) {
                hearing.degraded(problems.values().stream().collect(Collectors.joining("; ")));
            }
        }
    }

    @Override
    public Result send(HttpCommand command) throws DeviceException {
        // The same instance again is the same event, whatever else may look the same.
        var id =
                last.filter(told -> isSame(told.command, command)).map(Told::id).orElseGet(() -> ids.next(time.now()));
        last = Optional.of(new Told(command, id));
        var body = command.json(id, spec.source(), time.now());
        boolean idle = deliveries.stream().allMatch(Delivery::isIdle);
        var settled = new ArrayList<CompletableFuture<Result>>();
        deliveries.forEach(delivery -> settled.add(delivery.offer(id, command.type(), body)));
        if (!idle && settled.stream().noneMatch(CompletableFuture::isDone)) return new Result.Accepted();
        return await(settled);
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(HttpCommand one, HttpCommand other) {
        return one == other;
    }

    private Result await(List<CompletableFuture<Result>> settled) throws DeviceException {
        long until = time.nanoTime() + limits.prompt().toNanos();
        Result worst = new Result.Done();
        try {
            for (var one : settled) {
                var result = one.get(Math.max(0, until - time.nanoTime()), TimeUnit.NANOSECONDS);
                if (result instanceof Result.Rejected) worst = result;
            }
            return worst;
        } catch (TimeoutException e) {
            return new Result.Accepted();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing fails here", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException("closed while waiting for a receiver", e);
        }
    }

    @Override
    public void close() {
        deliveries.forEach(Delivery::close);
        deliveries = List.of();
        poster.ifPresent(Poster::close);
        poster = Optional.empty();
    }
}
