package org.cueway.device.ograf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.device.DeviceException;
import org.cueway.device.Hearing;
import org.cueway.device.Result;
import org.cueway.device.ograf.OgrafState.Shown;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
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

    private final Outputs.Spec spec;
    private final OgrafDiff diff;
    private final Limits.Graphics limits;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Page> open = new ArrayList<>();
    private Optional<Hearing<OgrafState>> hearing = Optional.empty();
    /** Whether the device counts as connected. */
    private boolean linked;
    /** Whether there is anything to remember. */
    private boolean remembers;
    /** What the main page showed when it was last heard while linked. */
    private Map<Integer, OgrafState> known = Map.of();
    /** The instance that was last put on air, by layer: another one's end is nobody's business any more. */
    private final Map<Integer, String> aired = new HashMap<>();
    /** Layers of which the device was told unasked, perhaps while it was about to change them: it is told again. */
    private final Set<Integer> unsure = new HashSet<>();

    private Optional<Ask> asked = Optional.empty();
    private long seq;

    Output(Outputs.Spec spec, OgrafDiff diff, Limits.Graphics limits, TimeSource time) {
        this.spec = spec;
        this.diff = diff;
        this.limits = limits;
        this.time = time;
    }

    /** Its name and the size of its picture. */
    public Outputs.Spec size() {
        return spec;
    }

    int maxDataChars() {
        return limits.maxDataChars();
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
            var showers = pages().stream()
                    .map(page -> new OutputStatus.Shower(
                            page.wire.address(), page.agent, page.width, page.height, page.since))
                    .toList();
            return new OutputStatus(spec, showers, previews().size());
        } finally {
            lock.unlock();
        }
    }

    private List<Page> pages() {
        return open.stream()
                .filter(page -> page.ready && page.role == Page.Role.PICTURE)
                .toList();
    }

    private List<Page> previews() {
        return open.stream()
                .filter(page -> page.ready && page.role == Page.Role.PREVIEW)
                .toList();
    }

    private List<Page> monitors() {
        return open.stream()
                .filter(page -> page.ready && page.role == Page.Role.MONITOR)
                .toList();
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
                page.wire.ping();
            }
        }));
    }

    void close() {
        locked(() -> List.copyOf(open).forEach(page -> {
            page.wire.close("the gateway stops");
            gone(page);
        }));
    }

    void alive(Page page) {
        locked(() -> page.heardAt = time.nanoTime());
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
            } else {
                // If something is on its way, the answer of the page that is the main one now says it all.
                learn(pages().getFirst(), asked.isEmpty());
            }
        }
        news.signalAll();
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
            var lost = lost(main, wanted);
            if (!lost.isEmpty()) {
                var all = new TreeMap<>(main.shows);
                all.putAll(lost);
                var ask = new Ask(++seq);
                asked = Optional.of(ask);
                sync(main, all, ask.seq);
                if (await(ask) instanceof Result.Silent(var why)) throw new DeviceException(why);
            }
            linked = true;
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
            if (hasEnded(layer, state, there)) {
                says.put(layer, new OgrafState(state.air(), there.next(), false));
                hear(device -> device.ended(OgrafDriver.place(layer)));
            } else {
                says.put(layer, there);
            }
        });
        main.fresh = false;
        learn(main, false);
        aired.clear();
        known.forEach((layer, state) -> state.air().ifPresent(shown -> aired.put(layer, shown.instance())));
        pages().stream().skip(1).forEach(page -> sync(page, known, ++seq));
        return says;
    }

    /** Whether what should be on air has left by itself while nobody was listening, so that it is not to be played again. */
    private boolean hasEnded(int layer, OgrafState wanted, OgrafState there) {
        if (wanted.air().isEmpty()) return false;
        var air = wanted.air().get();
        var was = known.getOrDefault(layer, OgrafState.NOTHING).air();
        return (diff.leavesByItself(air) || diff.isOver(air))
                && !isOf(there.air(), air.instance())
                && (!remembers || isOf(was, air.instance()));
    }

    private static boolean isOf(Optional<Shown> shown, String instance) {
        return shown.filter(there -> there.instance().equals(instance)).isPresent();
    }

    /** What a page that was just opened lacks of what was there; nothing where nothing is wanted any more. */
    private Map<Integer, OgrafState> lost(Page main, Map<Integer, OgrafState> wanted) {
        var lost = new TreeMap<Integer, OgrafState>();
        if (!main.fresh) return lost;
        known.forEach((layer, state) -> {
            var back = new OgrafState(state.air().filter(air -> !diff.leavesByItself(air)), state.next(), false);
            boolean meant = wanted.containsKey(layer) && !wanted.get(layer).isEmpty();
            if (meant && !main.shows.containsKey(layer) && !back.isEmpty()) lost.put(layer, back);
        });
        return lost;
    }

    private Page awaitPage() throws DeviceException {
        long until = time.nanoTime() + limits.reach().toNanos();
        while (pages().isEmpty()) {
            if (!awaitNews(until)) throw new DeviceException(nobody());
        }
        return pages().getFirst();
    }

    /** False when it is {@code until}. */
    private boolean awaitNews(long until) throws DeviceException {
        try {
            long left = until - time.nanoTime();
            if (left <= 0) return false;
            var _ = news.awaitNanos(left);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new DeviceException("closing", stop);
        }
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
            var before = Optional.ofNullable(aired.get(command.layer()));
            remember(command);
            var ask = new Ask(++seq);
            asked = Optional.of(ask);
            hear(device -> device.sent(command.wire()));
            var json = head("do", ask.seq).setAll(command.json());
            if (command.isForNow()) {
                json.put("deadline", time.now().plus(limits.ack()).toEpochMilli());
            }
            var text = json.toString();
            pages().forEach(page -> page.wire.send(text));
            var result = await(ask);
            if (result instanceof Result.Rejected) {
                before.ifPresentOrElse(
                        instance -> aired.put(command.layer(), instance), () -> aired.remove(command.layer()));
            }
            return result;
        } finally {
            asked = Optional.empty();
            lock.unlock();
        }
    }

    private void remember(OgrafCommand command) {
        switch (command) {
            case OgrafCommand.Play(int layer, var shown, var _, var _) -> aired.put(layer, shown.instance());
            case OgrafCommand.Stop(int layer, var _) -> aired.remove(layer);
            case OgrafCommand.Clear(int layer) -> aired.remove(layer);
            case OgrafCommand.Load _,
                    OgrafCommand.Update _,
                    OgrafCommand.Step _,
                    OgrafCommand.Hold _,
                    OgrafCommand.Drop _ -> {}
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
            if (!awaitNews(until)) {
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
            if (open.contains(page)) {
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
        if (json.has("layers")) page.shows = Wire.layers(json.path("layers"));
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

    private void ifMain(Page page, Runnable then) {
        if (linked && isMain(page)) then.run();
    }

    private void hello(Page page, JsonNode json) {
        if (page.ready) return;
        page.ready = true;
        page.fresh = json.path("fresh").booleanValue(false);
        page.agent = Wire.text(json, "agent");
        page.width = json.path("width").intValue(0);
        page.height = json.path("height").intValue(0);
        if (page.role == Page.Role.PREVIEW) {
            sync(page, previewed(), ++seq);
        } else if (page.role == Page.Role.MONITOR) {
            sync(page, known, ++seq);
        } else if (linked) {
            page.fresh = false;
            sync(page, known, ++seq);
        } else {
            hear(Hearing::calls);
        }
        news.signalAll();
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
        news.signalAll();
    }

    private void ended(Page page, int layer, String instance) {
        learn(page, false);
        if (instance.equals(aired.get(layer))) {
            aired.remove(layer);
            unsure.add(layer);
            hear(device -> device.ended(OgrafDriver.place(layer)));
        }
    }

    /** What that page shows is what is so. */
    private void learn(Page page, boolean tell) {
        var before = known;
        known = page.shows;
        remembers = true;
        if (known.equals(before)) return;
        previews().forEach(preview -> sync(preview, previewed(), ++seq));
        monitors().forEach(monitor -> sync(monitor, known, ++seq));
        if (!tell) return;
        var layers = new HashSet<>(before.keySet());
        layers.addAll(known.keySet());
        layers.removeIf(layer -> Optional.ofNullable(before.get(layer)).equals(Optional.ofNullable(known.get(layer))));
        layers.forEach(this::says);
        unsure.addAll(layers);
    }

    private void says(int layer) {
        hear(device -> device.says(OgrafDriver.place(layer), known.getOrDefault(layer, OgrafState.NOTHING)));
    }

    /** What is next, as it would look on air. */
    private Map<Integer, OgrafState> previewed() {
        var next = new TreeMap<Integer, OgrafState>();
        if (linked) {
            known.forEach((layer, state) -> {
                if (state.next().isPresent()) {
                    next.put(layer, new OgrafState(state.next(), Optional.empty(), false));
                }
            });
        }
        return next;
    }

    /** Has a page show that and nothing else, without animation; what it shows already it leaves as it is. */
    private void sync(Page page, Map<Integer, OgrafState> layers, long number) {
        var message = head("sync", number);
        var all = message.putObject("layers");
        layers.forEach((layer, state) -> {
            var there = all.putObject(Integer.toString(layer));
            state.air().ifPresent(shown -> Wire.put(there.putObject("air"), shown, diff.source(shown)));
            state.next().ifPresent(shown -> Wire.put(there.putObject("next"), shown, diff.source(shown)));
        });
        page.wire.send(message.toString());
    }

    private ObjectNode head(String type, long number) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("seq", number)
                .put("now", time.now().toEpochMilli());
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
