package org.cueway.web.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cueway.base.PluginLimits;
import org.cueway.base.TimeSource;
import org.cueway.store.Committed;
import org.cueway.web.events.Events;
import org.cueway.web.events.ServerSent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How objects are, for all pages that look: everything first, then what has changed, a few times a second at most. One thread;
 * what was told last is confined to it. While nobody looks it looks at nothing.
 */
final class StateFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateFeed.class);
    /** What became durable is published a moment later, so it is looked at once more. */
    private static final int LOOKS = 2;

    private final Supplier<List<ObjectNode>> rows;
    private final PluginLimits limits;
    private final TimeSource time;
    private final Set<Page> pages = ConcurrentHashMap.newKeySet();
    private final AtomicInteger looks = new AtomicInteger();
    private final Thread thread = Thread.ofVirtual().name("plugin-states").unstarted(this::run);
    private Map<String, ObjectNode> told = Map.of();
    private volatile boolean closing;

    StateFeed(Supplier<List<ObjectNode>> rows, PluginLimits limits, TimeSource time) {
        this.rows = rows;
        this.limits = limits;
        this.time = time;
    }

    void start(Consumer<Consumer<Committed>> subscribe) {
        subscribe.accept(_ -> looks.set(LOOKS));
        thread.start();
    }

    /** One more page; empty if there are too many. */
    Optional<Events> watch() {
        var page = new Page(limits.maxQueued(), pages::remove);
        pages.add(page);
        if (pages.size() > limits.maxPages() || closing) {
            page.close();
            return Optional.empty();
        }
        looks.set(LOOKS);
        return Optional.of(page);
    }

    private void run() {
        try {
            while (!closing) {
                time.sleep(limits.tick());
                try {
                    if (!pages.isEmpty() && looks.getAndUpdate(left -> Math.max(0, left - 1)) > 0) look();
                } catch (RuntimeException bug) {
                    LOG.error("pages of the plug-in could not be told how objects are", bug);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        var now = new LinkedHashMap<String, ObjectNode>();
        rows.get().forEach(row -> now.put(row.path("objID").stringValue(""), row));
        var all = all(now);
        var changes = changes(now);
        told = now;
        for (var page : pages) {
            if (page.isNew()) page.add(all);
            else changes.ifPresent(text -> page.addOr(text, all));
        }
    }

    private static String all(Map<String, ObjectNode> now) {
        var json = JsonNodeFactory.instance.objectNode();
        now.values().forEach(json.putArray("items")::add);
        return ServerSent.event("all", json.toString());
    }

    private Optional<String> changes(Map<String, ObjectNode> now) {
        var json = JsonNodeFactory.instance.objectNode();
        var items = json.putArray("items");
        now.forEach((objID, row) -> {
            if (!row.equals(told.get(objID))) items.add(row);
        });
        var gone = json.putArray("gone");
        var left = new ArrayList<>(told.keySet());
        left.removeAll(now.keySet());
        left.forEach(gone::add);
        return items.isEmpty() && gone.isEmpty()
                ? Optional.empty()
                : Optional.of(ServerSent.event("objects", json.toString()));
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        pages.forEach(Page::end);
    }

    /** One page: what waits to be sent to it. The feed's thread adds, the page's takes. */
    private static final class Page implements Events {
        private final BlockingQueue<String> queue;
        private final Consumer<Page> onClose;
        private boolean welcomed;
        private volatile boolean ended;

        Page(int maxQueued, Consumer<Page> onClose) {
            this.queue = new ArrayBlockingQueue<>(maxQueued);
            this.onClose = onClose;
        }

        /** Whether it has been told nothing yet; for the feed's thread. */
        boolean isNew() {
            boolean first = !welcomed;
            welcomed = true;
            return first;
        }

        void add(String text) {
            addOr(text, text);
        }

        /** One that does not keep up is told everything anew. */
        void addOr(String text, String all) {
            if (!queue.offer(text)) {
                queue.clear();
                queue.add(all);
            }
        }

        void end() {
            ended = true;
            queue.offer("");
        }

        @Override
        public Optional<String> next(Duration wait) throws InterruptedException {
            var text = queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
            return ended ? Optional.empty() : Optional.of(text == null ? "" : text);
        }

        @Override
        public void close() {
            ended = true;
            onClose.accept(this);
        }
    }
}
