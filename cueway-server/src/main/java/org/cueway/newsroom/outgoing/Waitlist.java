package org.cueway.newsroom.outgoing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cueway.mos.model.Request;
import org.cueway.newsroom.outgoing.Subject.Element;
import org.cueway.newsroom.outgoing.Subject.Reported;

/**
 * What waits for one newsroom on one channel, and what is to be done next. Confined to the lock of its {@link Queue}.
 *
 * <p>Messages go out in the order they were queued. Of status only the newest per element waits (R150): an older one is
 * dropped, unless it may be on the wire already. If states were skipped that way, and the one that is left is what the
 * newsroom acknowledged last, there is nothing to tell.
 */
final class Waitlist<R extends Request> {
    private static final long NONE = 0;

    private final int maxKnown;
    private final Map<Long, Waiting<R>> waiting = new LinkedHashMap<>();
    private final Deque<Waiting<R>> superseded = new ArrayDeque<>();
    private final Map<Element, Long> newest = new HashMap<>();
    private final Set<Element> skipped = new HashSet<>();
    private final Map<Element, Reported> known = new LinkedHashMap<>();
    /** The entry whose message may be on the wire. */
    private long begun = NONE;

    /** Nothing waits; of at most {@code maxKnown} elements it is remembered what the newsroom knows of them. */
    Waitlist(int maxKnown) {
        this.maxKnown = maxKnown;
    }

    /** What to do next. */
    sealed interface Next<R extends Request> {
        /** Send it, when there is a lane and it is still the next. */
        record Send<R extends Request>(Waiting<R> waiting) implements Next<R> {}

        /** Settle it as dropped. */
        record Drop<R extends Request>(Waiting<R> waiting, OutgoingReason why) implements Next<R> {}
    }

    void add(Waiting<R> added) {
        waiting.put(added.entry(), added);
        by(added).ifPresent(report -> {
            var older = newest.put(report.element(), added.entry());
            if (older != null && older != begun) supersede(report.element(), older);
        });
    }

    private static Optional<Reported> by(Waiting<?> waiting) {
        return Reported.by(waiting.letter().mosID(), waiting.request());
    }

    private void supersede(Element element, long older) {
        var useless = waiting.remove(older);
        if (useless != null) superseded.add(useless);
        skipped.add(element);
    }

    /**
     * A status that the newsroom is not to hear of: what waits to be said about its element is not true any more, and what it
     * knows neither.
     */
    void withdraw(String mosID, R untold) {
        Reported.by(mosID, untold).ifPresent(report -> {
            known.remove(report.element());
            var older = newest.remove(report.element());
            var useless = older == null || older == begun ? null : waiting.remove(older);
            if (useless != null) superseded.add(useless);
        });
    }

    /** What to do next; empty if nothing waits. */
    Optional<Next<R>> next() {
        if (begun == NONE) oldest().ifPresent(this::supersedeIfOld);
        if (!superseded.isEmpty()) {
            return Optional.of(new Next.Drop<>(superseded.getFirst(), OutgoingReason.SUPERSEDED));
        }
        return oldest().map(first -> begun == NONE && isKnown(first)
                ? new Next.Drop<>(first, OutgoingReason.KNOWN_ALREADY)
                : new Next.Send<>(first));
    }

    /** It goes on the wire now, if it is still there; from here to {@link #release} no newer status takes its place. */
    boolean begin(Waiting<R> next) {
        if (oldest().filter(next::equals).isEmpty()) return false;
        begun = next.entry();
        return true;
    }

    /** A newer one may have come while this one was on the wire. */
    private void supersedeIfOld(Waiting<R> first) {
        by(first)
                .map(Reported::element)
                .filter(element -> newest.getOrDefault(element, NONE) != first.entry())
                .ifPresent(element -> supersede(element, first.entry()));
    }

    private boolean isKnown(Waiting<R> first) {
        return by(first)
                .filter(report -> skipped.contains(report.element()) && report.equals(known.get(report.element())))
                .isPresent();
    }

    /** The message that is next was not settled by a try: a newer status may still take its place. */
    void release() {
        begun = NONE;
    }

    /** The message that is next may have arrived although nobody said so: what the newsroom knows is not known any more. */
    void doubt() {
        oldest().flatMap(Waitlist::by).ifPresent(report -> known.remove(report.element()));
    }

    /** It is settled. */
    void remove(Waiting<R> settled, boolean acknowledged) {
        if (begun == settled.entry()) begun = NONE;
        waiting.remove(settled.entry());
        superseded.remove(settled);
        by(settled).ifPresent(report -> {
            if (newest.remove(report.element(), settled.entry())) skipped.remove(report.element());
            if (acknowledged) know(report);
        });
    }

    private void know(Reported report) {
        known.remove(report.element());
        known.put(report.element(), report);
        if (known.size() > maxKnown) known.remove(known.keySet().iterator().next());
    }

    /** How many are to be sent. */
    int size() {
        return waiting.size();
    }

    /** The one that has waited longest. */
    Optional<Waiting<R>> oldest() {
        return waiting.values().stream().findFirst();
    }
}
