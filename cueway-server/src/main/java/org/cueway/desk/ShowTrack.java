package org.cueway.desk;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cueway.desk.Show.Place;

/**
 * What has to be known of a show to say what is next in it. Immutable; pure.
 *
 * @param order its items as they were last
 * @param onDevices those that devices have
 * @param last how far it has come: all up to there is over
 * @param chosen what a person wants to be next; empty if it follows from the order
 * @param gone what devices have and the order has not, with the item that it stood behind
 */
record ShowTrack(
        Order order, List<Held> onDevices, Last last, Optional<Place> chosen, Map<Place, Optional<Place>> gone) {
    static final ShowTrack NONE = new ShowTrack(
            new Order(List.of()), List.of(), new Last(Optional.empty(), Instant.MIN), Optional.empty(), Map.of());

    ShowTrack {
        onDevices = List.copyOf(onDevices);
        gone = Map.copyOf(gone);
    }

    /**
     * An item that a device has.
     *
     * @param since when it came there
     * @param air whether it is on air; else it is ready to be
     */
    record Held(Place item, String slug, Instant since, boolean air) {}

    /**
     * What was taken last; it stays so when it leaves.
     *
     * @param item empty if all is still to come
     */
    record Last(Optional<Place> item, Instant since) {}

    /**
     * An item in its order.
     *
     * @param slug how people call it
     * @param acts whether a device does something when it is taken
     */
    record Step(Place item, String slug, boolean acts) {}

    /** Items in order. */
    record Order(List<Step> steps) {
        Order {
            steps = List.copyOf(steps);
        }

        private Set<Place> places() {
            return steps.stream().map(Step::item).collect(Collectors.toSet());
        }

        /** Where it stands; -1 if nowhere. */
        int find(Place item) {
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i).item().equals(item)) return i;
            }
            return -1;
        }

        /** The first one that will do, going on from {@code from} by 1 or -1. */
        private Optional<Place> first(int from, int by, Predicate<Step> wanted) {
            for (int i = from; i >= 0 && i < steps.size(); i += by) {
                if (wanted.test(steps.get(i))) return Optional.of(steps.get(i).item());
            }
            return Optional.empty();
        }
    }

    /** The same after an edit, or after something came to a device or left it. */
    ShowTrack after(Order now, List<Held> held) {
        var there = now.places();
        var moved = new LinkedHashMap<Place, Optional<Place>>();
        held.stream()
                .map(Held::item)
                .filter(item -> !there.contains(item))
                .forEach(item -> moved.put(item, behind(item, there)));
        var taken = held.stream()
                .filter(Held::air)
                .filter(one -> one.since().isAfter(last.since()))
                .reduce((one, other) -> other.since().isAfter(one.since()) ? other : one)
                .map(one -> new Last(Optional.of(one.item()), one.since()))
                .orElse(last);
        var come = new Last(
                taken.item().flatMap(item -> there.contains(item) ? Optional.of(item) : behind(item, there)),
                taken.since());
        var still = chosen.filter(item ->
                        held.stream().noneMatch(one -> one.air() && one.item().equals(item)))
                .flatMap(item -> there.contains(item) ? Optional.of(item) : following(item, now));
        return new ShowTrack(now, held, come, still, moved);
    }

    /** The item that one which is gone stood behind, of those that are there. */
    private Optional<Place> behind(Place item, Set<Place> there) {
        var known = gone.get(item);
        if (known != null) {
            return known.flatMap(before -> there.contains(before) ? Optional.of(before) : behind(before, there));
        }
        return order.first(order.find(item) - 1, -1, step -> there.contains(step.item()));
    }

    /** What followed an item that is gone, of those that are there. */
    private Optional<Place> following(Place item, Order now) {
        var acting =
                now.steps().stream().filter(Step::acts).map(Step::item).collect(Collectors.toCollection(HashSet::new));
        return order.first(order.find(item) + 1, 1, step -> acting.contains(step.item()));
    }
    /** Whether it was touched: otherwise what is next is the first item that acts. */
    boolean isBegun() {
        return !onDevices.isEmpty() || last.item().isPresent() || chosen.isPresent();
    }

    boolean isOnAir(Place item) {
        return onDevices.stream().anyMatch(one -> one.air() && one.item().equals(item));
    }

    Optional<Show.Next> next() {
        return chosen.or(() -> beyond(last.item().map(order::find).orElse(-1), 1))
                .map(item ->
                        new Show.Next(item, order.steps().get(order.find(item)).slug(), chosen.isPresent()));
    }

    /** The next one of those that can be taken, going from the place {@code from} by 1 or -1. */
    private Optional<Place> beyond(int from, int by) {
        return order.first(from + by, by, step -> step.acts() && !isOnAir(step.item()));
    }

    /** The one that many steps on from {@code item}, of those that can be taken; empty if there are not so many. */
    Optional<Place> step(Place item, int steps) {
        var place = Optional.of(item);
        for (int left = Math.abs(steps); left > 0 && place.isPresent(); left--) {
            place = beyond(order.find(place.get()), Integer.signum(steps));
        }
        return place;
    }

    /** The last one that can be taken. */
    Optional<Place> end() {
        return beyond(order.steps().size(), -1);
    }

    ShowTrack choosing(Optional<Place> item) {
        return new ShowTrack(order, onDevices, last, item, gone);
    }
}
