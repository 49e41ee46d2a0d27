package org.cueway.simulator.nmos.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.cueway.simulator.nmos.http.Refusal;
import org.cueway.simulator.nmos.resource.Content;
import org.cueway.simulator.nmos.resource.Resource;
import org.cueway.simulator.nmos.resource.Tai;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which page a client asks for (nmos §3.8).
 *
 * @param byCreation whether resources stand in the order of their creation; else in that of their last change
 * @param since exclusive
 * @param until inclusive
 * @param limit resources on the page
 */
record Paging(boolean byCreation, Optional<Tai> since, Optional<Tai> until, int limit) {
    /**
     * One page.
     *
     * @param items newest first
     * @param since the cursor from which it was cut, exclusive
     * @param until the cursor to which it was cut, inclusive
     */
    record Page(List<ObjectNode> items, Tai since, Tai until) {}

    static Paging read(Map<String, String> parameters, RegistryPlan.Conduct conduct) throws Refusal {
        for (var key : parameters.keySet()) {
            if (key.startsWith("paging.")
                    && !List.of("paging.limit", "paging.since", "paging.until", "paging.order")
                            .contains(key)) {
                throw new Refusal(400, key + " is unknown");
            }
        }
        var order = parameters.getOrDefault("paging.order", "update");
        if (!order.equals("update") && !order.equals("create")) {
            throw new Refusal(400, "paging.order: expected update or create, found " + order);
        }
        var since = cursor(parameters, "paging.since");
        var until = cursor(parameters, "paging.until");
        if (since.isPresent() && until.isPresent() && since.get().compareTo(until.get()) > 0) {
            throw new Refusal(400, "paging.since is after paging.until");
        }
        return new Paging(order.equals("create"), since, until, limit(parameters, conduct));
    }

    private static int limit(Map<String, String> parameters, RegistryPlan.Conduct conduct) throws Refusal {
        var wished = parameters.getOrDefault("paging.limit", String.valueOf(conduct.defaultPage()));
        if (!wished.matches("[0-9]{1,9}") || Integer.parseInt(wished) < 1) {
            throw new Refusal(400, "paging.limit: expected a number from 1, found " + wished);
        }
        return Math.min(conduct.maxPage(), Integer.parseInt(wished));
    }

    private static Optional<Tai> cursor(Map<String, String> parameters, String key) throws Refusal {
        var text = Optional.ofNullable(parameters.get(key));
        var cursor = text.flatMap(Tai::parse);
        if (text.isPresent() && cursor.isEmpty()) {
            throw new Refusal(400, key + ": expected seconds:nanoseconds, found " + text.get());
        }
        return cursor;
    }

    String order() {
        return byCreation ? "create" : "update";
    }

    /** Cuts the page. */
    Page cut(Content.Shelf shelf, Selection selection) {
        var all = byCreation ? shelf.byCreation() : shelf.byUpdate();
        var newest = all.isEmpty() ? Tai.ZERO : all.lastKey();
        var to = until.orElse(since.filter(from -> from.compareTo(newest) > 0).orElse(newest));
        var window = all.subMap(since.orElse(Tai.ZERO), false, to, true);
        return since.isPresent() ? oldest(window, selection, to) : newest(window, selection, to);
    }

    /** The oldest part of the window: the client reads towards now. */
    private Page oldest(NavigableMap<Tai, Resource> window, Selection selection, Tai to) {
        var items = new ArrayList<ObjectNode>();
        var end = to;
        for (var entry : window.entrySet()) {
            var item = selection.view(entry.getValue());
            if (item.isPresent()) {
                items.add(item.get());
                if (items.size() == limit) {
                    end = entry.getKey();
                    break;
                }
            }
        }
        Collections.reverse(items);
        return new Page(items, since.orElse(Tai.ZERO), end);
    }

    /** The newest part of the window: the client reads towards the past. */
    private Page newest(NavigableMap<Tai, Resource> window, Selection selection, Tai to) {
        var items = new ArrayList<ObjectNode>();
        var start = Tai.ZERO;
        for (var entry : window.descendingMap().entrySet()) {
            var item = selection.view(entry.getValue());
            if (item.isPresent()) {
                if (items.size() == limit) {
                    start = entry.getKey();
                    break;
                }
                items.add(item.get());
            }
        }
        return new Page(items, start, to);
    }
}
