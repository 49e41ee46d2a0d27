package org.cueway.web.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What happens, for all who look. One thread; the state of the running orders, the batches that are remembered and the
 * lanes as last told are confined to it. {@link #subscribe} may be called by any thread.
 *
 * <p>A console loads its pages after {@code hello} and then keeps them up with what comes. {@code hello} is sent only once
 * the feed itself knows from which state on it will tell changes, so what a page shows is that state or a newer one, and
 * nothing falls between. While nobody looks the feed keeps nothing.
 */
public final class Feed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final Watched watched;
    private final Limits.Feed limits;
    private final TimeSource time;
    private final Backlog backlog;
    private final News news;
    private final LaneNews lanes;
    private final ActionNews storyActions = new ActionNews();
    private final DeviceNews devices = new DeviceNews();
    private final ShowNews shows = new ShowNews();
    private final ExportNews exports = new ExportNews();
    private final Deque<Batch> remembered = new ArrayDeque<>();
    private final Queue<Subscription> joining = new ConcurrentLinkedQueue<>();
    /** Those that were welcomed; confined to the thread, the set of all that are open is not. */
    private final List<Subscription> consoles = new ArrayList<>();

    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofVirtual().name("feed").unstarted(this::run);
    private volatile boolean closing;
    private boolean starting;
    private long nextLanes;
    private long nextStatus;

    private Feed(Watched watched, Limits.Feed limits, TimeSource time) {
        this.watched = watched;
        this.limits = limits;
        this.time = time;
        this.backlog = new Backlog(limits.maxBacklog(), limits.maxBacklogChars());
        this.news = new News(watched, limits.maxRows());
        this.lanes = new LaneNews();
        this.nextLanes = time.nanoTime();
        this.nextStatus = nextLanes;
    }

    /** Begins to watch. */
    public static Feed start(Watched watched, Limits.Feed limits, TimeSource time) {
        var feed = new Feed(watched, limits, time);
        watched.subscribe().accept(feed.backlog::add);
        feed.thread.start();
        return feed;
    }

    /**
     * A console that wants to be told.
     *
     * @param rundown key of the running order that it looks at; empty if at none
     * @param after the last event that it has seen; empty if it is new
     * @return empty if there are too many already
     */
    public Optional<Subscription> subscribe(String rundown, OptionalLong after) {
        var console = new Subscription(rundown, after, limits.maxQueued(), open::remove);
        open.add(console);
        if (open.size() > limits.maxConsoles()) {
            console.close();
            return Optional.empty();
        }
        joining.add(console);
        if (closing) {
            console.end(); // it may have been added behind the back of close()
        }
        return Optional.of(console);
    }

    /** How many consoles there are. */
    public int consoles() {
        return open.size();
    }

    private void run() {
        try {
            while (!closing) {
                time.sleep(limits.tick());
                tick();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A bug in here must not leave all consoles without news for ever. */
    private void tick() {
        try {
            consoles.removeIf(Subscription::isEnded);
            if (consoles.isEmpty() && joining.isEmpty()) {
                backlog.close();
                remembered.clear();
                return;
            }
            backlog.open();
            tell();
            if (!starting) {
                welcome();
            }
            tellHow();
        } catch (RuntimeException bug) {
            LOG.error("consoles could not be told what happened, and reload", bug);
            consoles.forEach(console -> console.add(Subscription.RESET));
        }
    }

    private void tell() {
        var taken = backlog.take();
        if (taken.lost()) {
            // An entry that is durable may not be published yet; a tick later what is held has it.
            starting = true;
            return;
        }
        if (starting) {
            starting = false;
            news.restart();
            remembered.clear();
            consoles.forEach(console -> console.add(Subscription.RESET));
        }
        if (taken.entries().isEmpty()) {
            return;
        }
        var keys = consoles.stream().map(Subscription::watched).collect(Collectors.toSet());
        keys.addAll(joining.stream().map(Subscription::watched).toList());
        var batch = news.of(taken.entries(), keys);
        remembered.addLast(batch);
        if (remembered.size() > limits.maxBatches()) {
            remembered.removeFirst();
        }
        var texts = keys.stream().collect(Collectors.toMap(key -> key, batch::text));
        consoles.forEach(console -> console.add(texts.getOrDefault(console.watched(), "")));
    }

    private void welcome() {
        for (Subscription console; (console = joining.poll()) != null; ) {
            console.add(ServerSent.first("hello", hello()));
            if (console.after().isPresent()) {
                catchUp(console, console.after().getAsLong());
            }
            console.add(ServerSent.event("status", watched.status().get().toString()));
            consoles.add(console);
        }
    }

    private String hello() {
        var status = watched.status().get();
        return JsonNodeFactory.instance
                .objectNode()
                .put("startedAt", status.path("startedAt").asString())
                .put("version", status.path("version").asString())
                .put("now", status.path("now").asString())
                .put("number", news.number())
                .toString();
    }

    /** What a console missed that comes back; or that it has to load everything. */
    private void catchUp(Subscription console, long after) {
        long oldest =
                remembered.isEmpty() ? news.number() : remembered.getFirst().from();
        var missed = remembered.stream().filter(batch -> batch.to() > after).toList();
        boolean known = after >= oldest && after <= news.number();
        if (known && missed.stream().allMatch(batch -> batch.isWholeFor(console.watched()))) {
            missed.forEach(batch -> console.add(batch.text(console.watched())));
        } else {
            console.add(Subscription.RESET);
        }
    }

    private void tellHow() {
        var actions = storyActions.since(watched.storyActions().get());
        consoles.forEach(console -> console.add(actions));
        // Devices first: a console that knows what is next knows already what is on air.
        var air = devices.since(watched.air().devices().get());
        consoles.forEach(console -> console.add(air));
        var next = shows.since(watched.air().shows().get());
        consoles.forEach(console -> console.add(next));
        var files = exports.since(watched.air().exports().get());
        consoles.forEach(console -> console.add(files));
        var network = watched.air().network().get().map(json -> ServerSent.event("nmos", json.toString()));
        network.ifPresent(text -> consoles.forEach(console -> console.add(text)));
        long now = time.nanoTime();
        if (now - nextLanes >= 0) {
            nextLanes = now + limits.lanesEvery().toNanos();
            var text = lanes.since(watched.lanes().get());
            consoles.forEach(console -> console.add(text));
        }
        if (now - nextStatus >= 0) {
            nextStatus = now + limits.statusEvery().toNanos();
            var text = ServerSent.event("status", watched.status().get().toString());
            consoles.forEach(console -> console.add(text));
        }
    }

    /** Ends all; consoles dial again by themselves. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        open.forEach(Subscription::end);
    }
}
