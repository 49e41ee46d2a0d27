package org.cueway.newsroom.healing;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.newsroom.healing.Guard.Judgement;
import org.cueway.newsroom.healing.Step.Why;

/**
 * What is to be asked of one newsroom, and in which order: what was lost before what is walked (R92), what peers make us ask as often as
 * the {@link Guard} has it. Decides only; {@code now} is the monotonic clock in nanoseconds. Confined to the lock of its
 * {@link Mender}.
 *
 * <p>A step that was handed out by {@link #next} is over with exactly one of {@link #listed}, {@link #walkRefused}, {@link #fetched},
 * {@link #lacks}, {@link #done} and {@link #unanswered}; before that, {@link #gone} takes back what it is about.
 */
final class Agenda {
    private final Limits.Healing limits;
    private final Guard guard;
    private final Set<String> unmarked = new LinkedHashSet<>();
    private final Map<String, Why> repairs = new LinkedHashMap<>();
    /** Since when the newsroom lacks what we hold. */
    private final Map<String, Long> lacking = new LinkedHashMap<>();

    private boolean walkWished;
    private Optional<Round> round = Optional.empty();
    private Optional<Step> current = Optional.empty();
    private OptionalLong pausedUntil = OptionalLong.empty();
    private long refusedByGuard;

    Agenda(Limits.Healing limits) {
        this.limits = limits;
        this.guard = new Guard(limits);
    }

    /** A walk: what was listed, and what of it is still to be asked for. */
    private record Round(Set<String> listed, Set<String> todo) {}

    /** A message about a running order did not fit. Of too many none more is asked for (R91). */
    void lost(String roID) {
        if (repairs.size() >= limits.maxGuarded() && !repairs.containsKey(roID)) {
            refusedByGuard++;
            return;
        }
        unmarked.add(roID);
        repairs.putIfAbsent(roID, Why.LOST);
        pausedUntil = OptionalLong.empty();
    }

    /** Messages about it crossed an answer. */
    void crossed(String roID) {
        if (repairs.size() < limits.maxGuarded()) {
            repairs.putIfAbsent(roID, Why.CROSSED);
        }
    }

    /** The newsroom has deleted it: it is not asked for any more, and what was answered before is not to be taken. */
    void gone(String roID) {
        unmarked.remove(roID);
        repairs.remove(roID);
        lacking.remove(roID);
        round.ifPresent(walked -> walked.todo().remove(roID));
        if (isAsked(roID)) over();
    }

    /** Somebody wants it now, whatever the guard says. */
    void byHand(String roID) {
        repairs.put(roID, Why.BY_HAND);
        pausedUntil = OptionalLong.empty();
    }

    /** All of them are to be asked for, one after the other; what an earlier walk did not come to is first. */
    void walk() {
        walkWished = true;
        pausedUntil = OptionalLong.empty();
    }

    /** What to do now; empty if there is nothing, or it has to wait. */
    Optional<Step> next(long now) {
        current = choose(now);
        current.ifPresent(step -> begin(step, now));
        return current;
    }

    private Optional<Step> choose(long now) {
        var mark = unmarked.stream().findFirst();
        if (mark.isPresent()) {
            return mark.map(Step.Mark::new);
        }
        if (isPaused(now)) {
            return Optional.empty();
        }
        refuse(now);
        return repairs.entrySet().stream()
                .filter(repair -> isFree(repair.getKey(), repair.getValue(), now))
                .findFirst()
                .<Step>map(repair -> new Step.Fetch(repair.getKey(), repair.getValue()))
                .or(() -> walkWished ? Optional.of(new Step.ListAll()) : Optional.empty())
                .or(() -> todo().findFirst().map(roID -> new Step.Fetch(roID, Why.WALK)))
                .or(() -> lacking.keySet().stream()
                        .filter(roID -> isDue(roID, now))
                        .findFirst()
                        .map(roID -> new Step.Fetch(roID, Why.LACKING)));
    }

    /** What the guard has no room for is not asked for (R91); the next walk comes to it. */
    private void refuse(long now) {
        repairs.entrySet().removeIf(repair -> {
            boolean full = isRecovery(repair.getValue()) && guard.judge(repair.getKey(), now) instanceof Judgement.Full;
            refusedByGuard += full ? 1 : 0;
            return full;
        });
    }

    private boolean isFree(String roID, Why why, long now) {
        return !isRecovery(why) || guard.isFree(roID, now);
    }

    /** Whether it is what a peer's messages make us ask: only that can go on for ever (R91). */
    private static boolean isRecovery(Why why) {
        return switch (why) {
            case LOST, CROSSED -> true;
            case BY_HAND, WALK, LACKING -> false;
        };
    }

    private void begin(Step step, long now) {
        switch (step) {
            case Step.Mark(var roID) -> unmarked.remove(roID);
            case Step.ListAll() -> walkWished = false;
            case Step.Fetch(var roID, var why) -> {
                repairs.remove(roID);
                round.ifPresent(walked -> walked.todo().remove(roID));
                if (isRecovery(why)) {
                    guard.asked(roID, now);
                }
            }
        }
    }

    /** Which running orders there are. */
    void listed(List<String> roIDs) {
        over();
        var todo = new LinkedHashSet<String>();
        var listed = Set.copyOf(roIDs);
        todo().filter(listed::contains).forEach(todo::add);
        todo.addAll(roIDs);
        round = Optional.of(new Round(listed, todo));
    }

    /** The newsroom does not say which there are: there is no walk. */
    void walkRefused() {
        over();
        round = Optional.empty();
    }

    /**
     * A running order came.
     *
     * @param cleared whether it cleared up what was wrong; one that was right already must not be asked for again at once
     */
    void fetched(String roID, boolean cleared) {
        over();
        lacking.remove(roID);
        if (cleared) {
            guard.cleared(roID);
        }
    }

    /** The newsroom does not have it; whether it has said so for long enough to be believed (R98). */
    boolean lacks(String roID, long now) {
        over();
        lacking.putIfAbsent(roID, now);
        boolean believed = isDue(roID, now);
        if (believed) {
            lacking.remove(roID);
        }
        return believed;
    }

    /** We hold it, and it was not among those that were listed. */
    void unlisted(String roID, long now) {
        lacking.putIfAbsent(roID, now);
    }

    /** Nothing more is to be asked for the sake of this step. */
    void done() {
        current.ifPresent(step -> {
            if (step instanceof Step.Fetch(var roID, var _)) {
                lacking.remove(roID);
            }
        });
        over();
    }

    /** The newsroom did not answer: it is tried again later, or when it is there again. */
    void unanswered(long now) {
        current.ifPresent(step -> {
            switch (step) {
                case Step.Mark _ -> {}
                case Step.ListAll() -> walkWished = true;
                case Step.Fetch(var roID, var why) -> {
                    switch (why) {
                        case LOST, CROSSED -> repairs.putIfAbsent(roID, why);
                        case WALK -> round.ifPresent(walked -> walked.todo().add(roID));
                        // Who wanted it has been told; what is lacking is in the list still.
                        case BY_HAND, LACKING -> {}
                    }
                }
            }
        });
        // A broken walk begins with the question which running orders there are now.
        round.filter(walked -> !walked.todo().isEmpty()).ifPresent(_ -> walkWished = true);
        pausedUntil = OptionalLong.of(now + limits.retry().toNanos());
        over();
    }

    /** The step is over. */
    private void over() {
        current = Optional.empty();
    }

    /** What was listed by a walk that has come to its end; told once. */
    Optional<Set<String>> walked() {
        var ended = round.filter(walked -> walked.todo().isEmpty() && current.isEmpty())
                .map(Round::listed);
        if (ended.isPresent()) {
            round = Optional.empty();
        }
        return ended;
    }

    /** Whether the answer for this running order is on its way, or it is about to be asked for. */
    boolean isFetching(String roID, long now) {
        if (isAsked(roID)) {
            return true;
        }
        var why = repairs.get(roID);
        return why != null && !isPaused(now) && isFree(roID, why, now);
    }

    /** Whether it is being asked for now, and its answer is to be taken. */
    boolean isAsked(String roID) {
        return current.filter(step -> step instanceof Step.Fetch(var asked, var _) && asked.equals(roID))
                .isPresent();
    }

    /** Whether there is nothing to do, now or later. */
    boolean isIdle() {
        return current.isEmpty()
                && unmarked.isEmpty()
                && repairs.isEmpty()
                && !walkWished
                && round.isEmpty()
                && lacking.isEmpty();
    }

    /** When there may be something to do, if nothing happens before; empty if never. */
    Optional<Duration> untilNext(long now) {
        if (isIdle()) {
            return Optional.empty();
        }
        if (isPaused(now)) {
            return Optional.of(Duration.ofNanos(pausedUntil.orElse(now) - now));
        }
        return Stream.concat(
                        repairs.keySet().stream().map(roID -> closed(roID, now)),
                        lacking.keySet().stream().map(roID -> untilDue(roID, now)))
                .min(Duration::compareTo);
    }

    private Duration closed(String roID, long now) {
        return switch (guard.judge(roID, now)) {
            case Judgement.Free() -> Duration.ZERO;
            case Judgement.Closed(var left) -> left;
            case Judgement.Full(var left) -> left;
        };
    }

    private Duration untilDue(String roID, long now) {
        return limits.lacking().minusNanos(now - lacking.getOrDefault(roID, now));
    }

    private boolean isDue(String roID, long now) {
        return lacking.containsKey(roID) && !untilDue(roID, now).isPositive();
    }

    private boolean isPaused(long now) {
        return pausedUntil.isPresent() && now - pausedUntil.getAsLong() < 0;
    }

    private Stream<String> todo() {
        return round.stream().map(Round::todo).flatMap(Collection::stream);
    }

    /** The step that is being done. */
    Optional<Step> current() {
        return current;
    }

    /** How many running orders of a walk are still to be asked for. */
    int left() {
        return (int) todo().count();
    }

    /** How many running orders were not asked for because the guard remembers too many. */
    long refusedByGuard() {
        return refusedByGuard;
    }
}
