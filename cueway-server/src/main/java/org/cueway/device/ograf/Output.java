package org.cueway.device.ograf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.device.DeviceException;
import org.cueway.device.Hearing;
import org.cueway.device.Result;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One output: the pages that show it, oldest first, and what they are told. Guarded by its lock, which nobody holds across
 * anything slow: {@link PageWire} returns at once, and so does {@link Hearing}.
 *
 * <p>The oldest page is the main one: what it says is what is so, and a command is done when it says so. A page that comes while
 * there is one is brought to what the main one shows. When the last one has gone, what it showed is remembered, and the next
 * one gets it back before anything else; but only where something is wanted still, which is known when the device connects.
 * What was sent and not confirmed is not in that memory, so nothing is played a second time.
 */
public final class Output {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ALIVE = "{\"type\":\"alive\"}";

    private final Outputs.Spec spec;
    final Editions editions;
    private final OgrafDiff diff;
    private final Limits.Graphics limits;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final News news;
    private final List<Page> open = new ArrayList<>();
    private final Memory memory;
    private Optional<Hearing<OgrafState>> hearing = Optional.empty();
    /** Whether the device counts as connected. */
    private boolean linked;
    /** Whether the main page has left a command unanswered since. */
    private boolean doubtful;
    /** Layers of which the device was told unasked, perhaps while it was about to change them: it is told again. */
    private final Set<Integer> unsure = new HashSet<>();

    private Optional<Ask> asked = Optional.empty();
    /** Whether any page has shown it. */
    volatile boolean used;

    private long seq;

    Output(Outputs.Spec spec, Editions editions, Limits.Graphics limits, TimeSource time) {
        this.spec = spec;
        this.editions = editions;
        this.diff = new OgrafDiff(editions::of);
        this.limits = limits;
        this.time = time;
        this.memory = new Memory(diff);
        this.news = new News(lock, time);
    }

    /** Its name and the size of its picture. */
    public Outputs.Spec size() {
        return spec;
    }

    /** A device that is not there any more hears nothing more; another one may have taken its place. */
    void detach(Hearing<OgrafState> device) {
        locked(() -> {
            if (hearing.equals(Optional.of(device))) {
                hearing = Optional.empty();
                linked = false;
            }
        });
    }

    /** A page has come; empty if there are too many. Safe for use by any thread. */
    public Optional<Page> open(PageWire wire, Page.Role role) {
        lock.lock();
        try {
            if (open.stream().filter(page -> page.role == role).count() >= limits.maxPages()) {
                return Optional.empty();
            }
            var page = new Page(this, wire, role, time.now());
            page.heardAt = time.nanoTime();
            open.add(page);
            return Optional.of(page);
        } finally {
            lock.unlock();
        }
    }

    OutputStatus status() {
        lock.lock();
        try {
            return OutputStatus.of(spec, pages(), ready(Page.Role.PREVIEW).size());
        } finally {
            lock.unlock();
        }
    }

    private List<Page> pages() {
        return ready(Page.Role.PICTURE);
    }

    private List<Page> ready(Page.Role role) {
        return open.stream().filter(page -> page.ready && page.role == role).toList();
    }

    private boolean isMain(Page page) {
        return !pages().isEmpty() && pages().getFirst() == page;
    }

    /** Gives up pages that have not been heard of for too long, and asks the others whether they are there. */
    void look() {
        locked(() -> List.copyOf(open).forEach(page -> {
            if (time.nanoTime() - page.heardAt > limits.noPong().toNanos()) {
                page.wire.close("no sign of life");
                gone(page);
            } else {
                // Answered by the page itself: a browser's network may be well when its page is not.
                page.wire.send(head("ping", 0).toString());
            }
        }));
    }

    void close() {
        locked(() -> List.copyOf(open).forEach(page -> {
            page.wire.close("the gateway stops");
            gone(page);
        }));
    }

    void closed(Page page) {
        locked(() -> gone(page));
    }

    private void gone(Page page) {
        boolean main = isMain(page);
        if (!open.remove(page) || !page.ready) return;
        if (main && linked) {
            if (pages().isEmpty()) {
                linked = false;
                hear(device -> device.lost("the page at /output/" + spec.id() + " is closed"));
            } else if (doubtful) {
                // It is gone with the answer: what the one that is the main one now shows says whether it was done.
                linked = false;
                hear(device ->
                        device.lost("the main page at /output/" + spec.id() + " is gone; another one takes its place"));
                hear(Hearing::calls);
            } else {
                // If something is on its way, the answer of the page that is the main one now says it all.
                learn(pages().getFirst(), asked.isEmpty());
            }
        }
        news.tell();
    }

    /**
     * Waits a moment for a page, and brings back to it what it has lost.
     *
     * @param device hears of pages from now on
     * @param wanted what should be there, by layer
     * @return what it says is there, for each layer that is wanted and each that has something
     */
    Map<Integer, OgrafState> connect(Hearing<OgrafState> device, Map<Integer, OgrafState> wanted)
            throws DeviceException {
        lock.lock();
        try {
            hearing = Optional.of(device);
            linked = false;
            var main = awaitPage();
            var lost = memory.lost(main, wanted);
            if (!lost.isEmpty()) {
                var all = new TreeMap<>(main.shows);
                all.putAll(lost);
                var ask = new Ask(++seq, Optional.empty());
                asked = Optional.of(ask);
                sync(main, all, ask.seq);
                if (await(ask) instanceof Result.Silent(var why)) throw new DeviceException(why);
            }
            linked = true;
            doubtful = false;
            return told(main, wanted);
        } finally {
            asked = Optional.empty();
            lock.unlock();
        }
    }

    private Map<Integer, OgrafState> told(Page main, Map<Integer, OgrafState> wanted) {
        var says = new TreeMap<>(main.shows);
        wanted.forEach((layer, state) -> {
            var there = says.getOrDefault(layer, main.fresh ? OgrafState.BARE : OgrafState.NOTHING);
            if (memory.hasEnded(layer, state, there)) {
                says.put(layer, new OgrafState(state.air(), there.next(), false));
                hear(device -> device.ended(OgrafDriver.place(layer)));
            } else {
                says.put(layer, there);
            }
        });
        main.fresh = false;
        learn(main, false);
        memory.airAsKnown();
        pages().stream().skip(1).forEach(page -> sync(page, memory.known(), ++seq));
        return says;
    }

    private Page awaitPage() throws DeviceException {
        long until = time.nanoTime() + limits.reach().toNanos();
        while (pages().isEmpty()) {
            if (!news.await(until)) throw new DeviceException(nobody());
        }
        return pages().getFirst();
    }

    private String nobody() {
        return "no page is open at /output/" + spec.id() + "; open it in OBS, CasparCG or a browser";
    }

    /** Tells all pages, and waits until the main one has begun. */
    Result send(OgrafCommand command) throws DeviceException {
        lock.lock();
        try {
            if (!linked || pages().isEmpty()) {
                throw new DeviceException(nobody());
            }
            var undo = memory.sent(command);
            var ask = new Ask(++seq, command.loads());
            ask.loads.ifPresent(one -> editions.loaded(one.instance(), one.script()));
            asked = Optional.of(ask);
            hear(device -> device.sent(command.wire()));
            var json = head("do", ask.seq).setAll(command.json());
            if (command.isForNow()) {
                json.put("deadline", millis() + limits.ack().toMillis());
            }
            var text = json.toString();
            pages().forEach(page -> page.wire.send(text));
            var result = await(ask);
            doubtful |= result instanceof Result.Silent;
            if (result instanceof Result.Rejected) undo.run();
            return result;
        } finally {
            asked = Optional.empty();
            lock.unlock();
        }
    }

    private Result await(Ask ask) throws DeviceException {
        long until = time.nanoTime() + limits.ack().toNanos();
        while (true) {
            if (pages().isEmpty()) {
                throw new DeviceException("the page at /output/" + spec.id() + " was closed before it confirmed");
            }
            var answer = ask.of(pages().getFirst());
            if (answer.isPresent()) return answer.get();
            if (!news.await(until)) {
                return new Result.Silent(
                        "no answer from the page within " + limits.ack().toMillis() + " ms");
            }
        }
    }

    /** Tells the device again what it was told at a moment when it may have been about to change it. On its thread. */
    void tend() {
        locked(() -> {
            unsure.forEach(this::says);
            unsure.clear();
        });
    }

    void received(Page page, String text) {
        locked(() -> {
            page.heardAt = time.nanoTime();
            if (open.contains(page) && !text.equals(ALIVE)) {
                if (isMain(page)) hear(device -> device.came(text));
                take(page, text);
            }
        });
    }

    private void take(Page page, String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JacksonException e) {
            page.wire.close("expected JSON");
            return;
        }
        if (json.has("layers")) shows(page, json.path("layers"));
        int layer = json.path("layer").intValue(-1);
        switch (Wire.text(json, "type")) {
            case "hello" -> hello(page, json);
            case "ack" -> ack(page, json);
            case "shows" -> ifMain(page, () -> learn(page, true));
            case "ended" -> ifMain(page, () -> ended(page, layer, Wire.text(json, "instance")));
            case "failed" ->
                ifMain(page, () -> {
                    learn(page, false);
                    if (layer >= 0) hear(device -> device.failed(OgrafDriver.place(layer), Wire.text(json, "why")));
                });
            default -> {} // what a later page says
        }
    }

    private void shows(Page page, JsonNode layers) {
        page.shows = Wire.layers(layers);
        editions.keep(pages(), memory.known(), asked.flatMap(waiting -> waiting.loads));
        Wire.scripts(layers).forEach(editions::loaded);
    }

    private void ifMain(Page page, Runnable then) {
        if (linked && isMain(page)) then.run();
    }

    private void hello(Page page, JsonNode json) {
        if (page.ready) return;
        page.ready = true;
        used |= page.role == Page.Role.PICTURE;
        page.fresh = json.path("fresh").booleanValue(false);
        page.agent = Wire.text(json, "agent");
        page.width = json.path("width").intValue(0);
        page.height = json.path("height").intValue(0);
        if (page.role == Page.Role.PREVIEW) {
            sync(page, linked ? memory.previewed() : Map.of(), ++seq);
        } else if (linked) {
            page.fresh = false;
            sync(page, memory.known(), ++seq);
        } else {
            hear(Hearing::calls);
        }
        news.tell();
    }

    private void ack(Page page, JsonNode json) {
        var ask = asked.filter(waiting -> waiting.seq == json.path("seq").longValue(-1));
        ask.ifPresent(waiting -> waiting.answered(
                page,
                json.path("failed").booleanValue(false)
                        ? new Result.Rejected(Wire.text(json, "why"))
                        : new Result.Done()));
        // An answer that is awaited says to the device all that there is to say.
        ifMain(page, () -> learn(page, ask.isEmpty()));
        news.tell();
    }

    private void ended(Page page, int layer, String instance) {
        learn(page, false);
        if (memory.ended(layer, instance)) {
            unsure.add(layer);
            hear(device -> device.ended(OgrafDriver.place(layer)));
        }
    }

    /** What that page shows is what is so. */
    private void learn(Page page, boolean tell) {
        var changed = memory.learn(page.shows);
        if (changed.isEmpty()) return;
        ready(Page.Role.PREVIEW).forEach(preview -> sync(preview, memory.previewed(), ++seq));
        ready(Page.Role.MONITOR).forEach(monitor -> sync(monitor, memory.known(), ++seq));
        if (!tell) return;
        changed.forEach(this::says);
        unsure.addAll(changed);
    }

    private void says(int layer) {
        hear(device -> device.says(OgrafDriver.place(layer), memory.at(layer)));
    }

    private void sync(Page page, Map<Integer, OgrafState> layers, long number) {
        page.wire.send(Wire.sync(layers, diff, head("sync", number)));
    }

    private ObjectNode head(String type, long number) {
        return Wire.head(type, number, millis());
    }

    /** Of the clock that only goes forward: a page can tell by it whether a message was held up. */
    private long millis() {
        return time.nanoTime() / 1_000_000;
    }

    private void hear(Consumer<Hearing<OgrafState>> what) {
        hearing.ifPresent(what);
    }

    private void locked(Runnable what) {
        lock.lock();
        try {
            what.run();
        } finally {
            lock.unlock();
        }
    }
}
