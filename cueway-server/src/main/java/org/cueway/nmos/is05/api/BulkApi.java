package org.cueway.nmos.is05.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.nmos.http.Reply.Answered;
import org.cueway.nmos.http.Reply.NoAnswer;
import org.cueway.nmos.is05.api.ConnectionApi.Timed;
import org.cueway.nmos.is05.plan.Compared;
import org.cueway.nmos.is05.plan.TakeReason;
import tools.jackson.databind.JsonNode;

/**
 * Many writes to senders or receivers of one device (C-45, nmos §4.8): as a bulk request where the device can do that, one by one where it
 * cannot, which is remembered. Safe for use by any thread.
 */
public final class BulkApi {
    private final ConnectionApi api;
    private final Set<String> without = ConcurrentHashMap.newKeySet();

    /** Over this. */
    public BulkApi(ConnectionApi api) {
        this.api = api;
    }

    /** A write. */
    public record Write(End end, JsonNode body) {}

    /** Is asked before each request whether it is still wanted, and hears what came of it. */
    public interface Goes {
        /** Whether to go on. */
        boolean on();

        /** This came of one. */
        void came(Sent sent);
    }

    /**
     * Writes them in their order, and says what came of each, by ID; those that were not wanted any more are left out.
     *
     * @param writes senders or receivers, not both, of one device, each once
     */
    public Map<String, Sent> write(List<Write> writes, String by, Goes goes) throws InterruptedException {
        var results = new LinkedHashMap<String, Sent>();
        var device = writes.getFirst().end.device().id();
        var batches = Batches.of(
                writes,
                one -> one.end.device().id(),
                one -> one.end.id(),
                api.limits().bulkItems());
        for (var batch : batches.getOrDefault(device, List.of())) {
            if (!goes.on()) break;
            var done = api.inTurn(device, () -> turn(batch, by, goes));
            if (done.isPresent()) {
                results.putAll(done.orElseThrow());
            } else {
                batch.forEach(write -> results.put(write.end.id(), new Sent.NotAsked(TakeReason.QUEUE_FULL, "")));
            }
        }
        return results;
    }

    private Map<String, Sent> turn(List<Write> writes, String by, Goes goes) throws InterruptedException {
        var device = writes.getFirst().end.device().id();
        if (writes.size() > 1 && !without.contains(device)) {
            var results = bulk(writes, by, goes);
            if (results.isPresent()) return results.orElseThrow();
        }
        return single(writes, by, goes);
    }

    private Map<String, Sent> single(List<Write> writes, String by, Goes goes) throws InterruptedException {
        var results = new LinkedHashMap<String, Sent>();
        for (var write : writes) {
            if (!goes.on()) return results;
            var sent = api.patchNow(write.end, write.body, by);
            goes.came(sent);
            results.put(write.end.id(), sent);
        }
        return results;
    }

    /** Empty if the device has done nothing and does not do such requests. */
    private Optional<Map<String, Sent>> bulk(List<Write> writes, String by, Goes goes) throws InterruptedException {
        var first = writes.getFirst().end;
        var body = Batches.body(writes.stream()
                .map(write -> new Batches.Write(write.end.id(), write.body))
                .toList());
        for (var root : api.roots(first)) {
            var at = ConnectionApi.uri(root, "bulk/" + first.resource().kind().collection());
            if (at.isEmpty()) continue;
            var sent = api.write(by, "POST", at.orElseThrow(), body);
            if (sent.reply() instanceof NoAnswer no && !ConnectionApi.wasAsked(no)) continue;
            if (sent.reply() instanceof NoAnswer) return Optional.of(all(writes, sent.sent()));
            api.works(first, root);
            return answered(writes, by, goes, sent);
        }
        return Optional.of(all(writes, new Sent.NotAsked(TakeReason.UNREACHABLE, "no address of it answers")));
    }

    private Optional<Map<String, Sent>> answered(List<Write> writes, String by, Goes goes, Timed timed)
            throws InterruptedException {
        if (!(timed.reply() instanceof Answered answer)) return Optional.of(all(writes, timed.sent()));
        switch (Meaning.of(answer.status())) {
            case DONE, SCHEDULED -> {
                var items = answer.json().flatMap(Batches::answers);
                return Optional.of(
                        items.isPresent()
                                ? items(writes, items.orElseThrow(), timed)
                                : unreadable(writes, by, goes, timed));
            }
            case ABSENT -> {
                without.add(writes.getFirst().end.device().id());
                return Optional.empty();
            }
            // Not even the outer form pleases it: one by one each gets an answer of its own.
            case REFUSED, ELSEWHERE, PENDING -> {
                boolean forAll = answer.status() == 401 || answer.status() == 403;
                return forAll ? Optional.of(all(writes, timed.sent())) : Optional.empty();
            }
            case BUSY, BROKEN -> {}
        }
        return Optional.of(all(writes, timed.sent()));
    }

    private static Map<String, Sent> all(List<Write> writes, Sent sent) {
        var results = new LinkedHashMap<String, Sent>();
        writes.forEach(write -> results.put(write.end.id(), sent));
        return results;
    }

    private static Map<String, Sent> items(List<Write> writes, Map<String, Batches.ItemAnswer> items, Timed timed) {
        var results = new LinkedHashMap<String, Sent>();
        for (var write : writes) {
            var item = items.get(write.end.id());
            results.put(
                    write.end.id(),
                    item == null
                            ? new Sent.Silent("the answer to the bulk request does not name it", timed.took())
                            : new Sent.Answered(item.code(), words(item), Optional.empty(), timed.took()));
        }
        return results;
    }

    private static String words(Batches.ItemAnswer item) {
        return item.error().isEmpty() ? String.valueOf(item.code()) : item.code() + " " + item.error();
    }

    /** It says yes and nobody understands to what: what is not in force is sent one by one, now and from now on. */
    private Map<String, Sent> unreadable(List<Write> writes, String by, Goes goes, Timed timed)
            throws InterruptedException {
        without.add(writes.getFirst().end.device().id());
        var results = new HashMap<String, Sent>();
        var rest = new ArrayList<Write>();
        for (var write : writes) {
            var now = api.active(write.end).found();
            if (now.filter(active -> Compared.isInForce(write.body, active)).isPresent()) {
                results.put(write.end.id(), new Sent.Answered(200, "200", now, timed.took()));
            } else {
                rest.add(write);
            }
        }
        results.putAll(single(rest, by, goes));
        return results;
    }
}
