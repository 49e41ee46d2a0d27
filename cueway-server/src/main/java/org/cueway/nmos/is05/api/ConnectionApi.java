package org.cueway.nmos.is05.api;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.base.TimeSource;
import org.cueway.nmos.Tai;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Reply;
import org.cueway.nmos.http.Reply.Answered;
import org.cueway.nmos.http.Reply.NoAnswer;
import org.cueway.nmos.is05.plan.Constraints;
import org.cueway.nmos.is05.plan.Settings;
import org.cueway.nmos.is05.plan.TakeReason;
import tools.jackson.databind.JsonNode;

/**
 * The Connection APIs of all devices: which of a device's addresses works, reading, and one PATCH. A read goes to the next address when one
 * does not answer; a write only when it certainly did not get there (nmos §4.1). Safe for use by any thread.
 */
public final class ConnectionApi {
    private final NmosHttp http;
    private final TimeSource time;
    private final ApiLimits limits;
    private final Lanes lanes;
    /** The root that answered last, by device. */
    private final Map<String, String> working = new ConcurrentHashMap<>();
    /** The root that a device named with 409, by resource (C-66). */
    private final Map<String, String> named = new ConcurrentHashMap<>();

    private final Map<String, Held> constraints = new ConcurrentHashMap<>();

    /** Asks nothing yet. */
    public ConnectionApi(NmosHttp http, TimeSource time, ApiLimits limits) {
        this.http = http;
        this.time = time;
        this.limits = limits;
        this.lanes = new Lanes(limits, time);
    }

    private record Held(Tai version, Constraints constraints) {}

    ApiLimits limits() {
        return limits;
    }

    TimeSource time() {
        return time;
    }

    NmosHttp http() {
        return http;
    }

    /** The roots in the order in which they are tried. */
    List<String> roots(End end) {
        var inOrder = new ArrayList<String>();
        Optional.ofNullable(named.get(end.id())).ifPresent(inOrder::add);
        Optional.ofNullable(working.get(end.device().id()))
                .filter(href -> End.roots(end.device()).stream()
                        .anyMatch(root -> root.href().equals(href)))
                .ifPresent(inOrder::add);
        End.roots(end.device()).stream()
                .map(End.Root::href)
                .filter(href -> !inOrder.contains(href))
                .forEach(inOrder::add);
        return inOrder;
    }

    void works(End end, String root) {
        if (!root.equals(named.get(end.id()))) working.put(end.device().id(), root);
    }

    /** Where it is; empty if the two make no address. */
    static Optional<URI> uri(String root, String path) {
        try {
            return Optional.of(NmosHttp.join(root, path)).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** What waits there. */
    public Got<Settings> staged(End end) throws InterruptedException {
        return json(end, "staged").map(Settings::read, "its staged settings are not to be understood");
    }

    /** What is in force there. */
    public Got<Settings> active(End end) throws InterruptedException {
        return json(end, "active").map(Settings::read, "its active settings are not to be understood");
    }

    /** What it allows, read once for each version of the resource (C-46, C-59). */
    public Got<Constraints> constraints(End end) throws InterruptedException {
        var version = end.resource().core().version();
        var held = constraints.get(end.id());
        if (held != null && held.version.equals(version)) return new Got.Is<>(held.constraints);
        var got = json(end, "constraints")
                .map(json -> Optional.of(json).filter(JsonNode::isArray).map(Constraints::read), "no constraints");
        got.found().ifPresent(read -> constraints.put(end.id(), new Held(version, read)));
        return got;
    }

    /** A version is of our own making, so that what was read at the one before is as good. */
    public void made(String id, Tai before, Tai now) {
        constraints.computeIfPresent(
                id, (_, held) -> held.version.equals(before) ? new Held(now, held.constraints) : held);
    }

    /** Reads them anew next time: a device has refused what they allow. */
    public void doubt(String id) {
        constraints.remove(id);
    }

    /** Any of the resource's parts: {@code constraints}, {@code staged}, {@code active}, {@code transporttype}. */
    public Got<JsonNode> json(End end, String leaf) throws InterruptedException {
        Got<JsonNode> last = new Got.Not<>(0, TakeReason.NO_CONNECTION_API.text());
        for (var root : roots(end)) {
            var at = uri(root, end.path(leaf));
            if (at.isEmpty()) continue;
            var reply = http.get(at.orElseThrow());
            if (reply instanceof Answered answer) {
                works(end, root);
                if (Meaning.of(answer.status()) == Meaning.ELSEWHERE && learn(end, at.orElseThrow(), answer)) {
                    return json(end, leaf);
                }
                return answer.done()
                        ? answer.json()
                                .<Got<JsonNode>>map(Got.Is::new)
                                .orElseGet(() -> new Got.Not<>(answer.status(), "its answer is no JSON"))
                        : new Got.Not<>(answer.status(), answer.inWords());
            }
            last = new Got.Not<>(0, reply.inWords());
        }
        return last;
    }

    /** Takes the root that a 409 names, on the same host, unless it is known already. */
    private boolean learn(End end, URI at, Answered answer) {
        var root = answer.headers()
                .firstValue("Location")
                .flatMap(location -> resolved(at, location))
                .filter(to -> at.getHost().equals(to.getHost()) && to.getPath().contains("/single/"))
                .map(to -> to.toString().substring(0, to.toString().indexOf("/single/")));
        return root.isPresent() && !root.orElseThrow().equals(named.put(end.id(), root.orElseThrow()));
    }

    private static Optional<URI> resolved(URI at, String location) {
        try {
            return Optional.of(at.resolve(location));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Changes what is staged, with one PATCH; a second one only where the first was certainly not carried out. */
    public Sent patch(End end, JsonNode body, String by) throws InterruptedException {
        return lanes.inTurn(end.device().id(), () -> patchNow(end, body, by))
                .orElseGet(() -> new Sent.NotAsked(TakeReason.QUEUE_FULL, ""));
    }

    /** The same, for who has the device's turn. */
    Sent patchNow(End end, JsonNode body, String by) throws InterruptedException {
        Sent last = new Sent.NotAsked(TakeReason.NO_CONNECTION_API, "");
        for (var root : roots(end)) {
            var at = uri(root, end.path("staged"));
            if (at.isEmpty()) continue;
            var sent = patch(at.orElseThrow(), body, by);
            if (sent.reply instanceof Answered answer
                    && Meaning.of(answer.status()) == Meaning.ELSEWHERE
                    && learn(end, at.orElseThrow(), answer)) {
                return patchNow(end, body, by);
            }
            if (!(sent.reply instanceof NoAnswer no) || wasAsked(no)) {
                works(end, root);
                return sent.sent();
            }
            last = new Sent.NotAsked(TakeReason.UNREACHABLE, no.inWords());
        }
        return last;
    }

    static boolean wasAsked(NoAnswer no) {
        return switch (no.why()) {
            case TIMED_OUT, BROKEN -> true;
            case REFUSED_HERE, UNREACHABLE, UNTRUSTED -> false;
        };
    }

    /** What came, and how long it took. */
    record Timed(Reply reply, Duration took) {
        Sent sent() {
            return switch (reply) {
                case Answered answer ->
                    new Sent.Answered(
                            answer.status(), answer.inWords(), answer.json().flatMap(Settings::read), took);
                case NoAnswer no -> new Sent.Silent(no.inWords(), took);
            };
        }
    }

    private Timed patch(URI at, JsonNode body, String by) throws InterruptedException {
        return write(by, "PATCH", at, body);
    }

    /** One write; a busy device is asked once more after the pause that it names. */
    Timed write(String by, String method, URI at, JsonNode body) throws InterruptedException {
        var first = writeOnce(by, method, at, body);
        if (!(first.reply instanceof Answered answer) || Meaning.of(answer.status()) != Meaning.BUSY) return first;
        var pause = answer.headers()
                .firstValue("Retry-After")
                .flatMap(ConnectionApi::seconds)
                .orElse(Duration.ofSeconds(1));
        if (pause.compareTo(limits.busy()) > 0) return first;
        time.sleep(pause);
        return writeOnce(by, method, at, body);
    }

    private static Optional<Duration> seconds(String text) {
        return text.strip().matches("[0-9]{1,6}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())))
                : Optional.empty();
    }

    private Timed writeOnce(String by, String method, URI at, JsonNode body) throws InterruptedException {
        long began = time.nanoTime();
        var text = body.toString();
        var reply = "POST".equals(method) ? http.post(at, text) : http.patch(at, text);
        var took = Duration.ofNanos(time.nanoTime() - began);
        Audit.wrote(by, method, at, text, reply, took);
        return new Timed(reply, took);
    }

    <T> Optional<T> inTurn(String device, Lanes.Work<T> work) throws InterruptedException {
        return lanes.inTurn(device, work);
    }
}
