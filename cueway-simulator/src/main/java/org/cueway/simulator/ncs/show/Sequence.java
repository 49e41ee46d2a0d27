package org.cueway.simulator.ncs.show;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cueway.mos.model.Position;

/**
 * The five list operations of {@code roElementAction} (MOS 4.0 §3.6.1), for stories and for items. Each gives the whole new
 * list, or nothing if it names what is not there or would leave an ID twice. Pure.
 */
record Sequence<T>(List<T> list, Function<T, String> idOf) {
    static Sequence<ScriptedStory> of(List<ScriptedStory> stories) {
        return new Sequence<>(stories, ScriptedStory::id);
    }

    Optional<List<T>> insert(Position position, List<T> added) {
        int at = place(position);
        if (at < 0) return Optional.empty();
        var next = new ArrayList<>(list);
        next.addAll(at, added);
        return unique(next);
    }

    Optional<List<T>> replace(String id, List<T> added) {
        int at = index(id);
        if (at < 0) return Optional.empty();
        var next = new ArrayList<>(list);
        next.remove(at);
        next.addAll(at, added);
        return unique(next);
    }

    Optional<List<T>> move(Position position, List<String> ids) {
        var moved = ids.stream().map(this::index).toList();
        if (moved.contains(-1) || new HashSet<>(ids).size() < ids.size()) return Optional.empty();
        var rest = new Sequence<>(
                list.stream().filter(one -> !ids.contains(idOf.apply(one))).toList(), idOf);
        return rest.insert(position, moved.stream().map(list::get).toList());
    }

    Optional<List<T>> delete(List<String> ids) {
        if (ids.stream().anyMatch(id -> index(id) < 0)) return Optional.empty();
        return Optional.of(
                list.stream().filter(one -> !ids.contains(idOf.apply(one))).toList());
    }

    Optional<List<T>> swap(String first, String second) {
        int one = index(first);
        int other = index(second);
        if (one < 0 || other < 0 || one == other) return Optional.empty();
        var next = new ArrayList<>(list);
        Collections.swap(next, one, other);
        return Optional.of(next);
    }

    int index(String id) {
        for (int i = 0; i < list.size(); i++) {
            if (idOf.apply(list.get(i)).equals(id)) return i;
        }
        return -1;
    }

    private int place(Position position) {
        return switch (position) {
            case Position.End() -> list.size();
            case Position.Before(var id) -> index(id);
        };
    }

    private Optional<List<T>> unique(List<T> next) {
        var seen = new HashSet<String>();
        return next.stream().allMatch(one -> seen.add(idOf.apply(one))) ? Optional.of(next) : Optional.empty();
    }
}
