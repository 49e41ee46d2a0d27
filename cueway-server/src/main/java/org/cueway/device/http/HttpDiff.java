package org.cueway.device.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.cue.Verb;
import org.cueway.device.http.HttpState.Shown;

/** What has to be told between two states of a place. Pure; confined to one call. */
final class HttpDiff {
    private final String place;
    private final List<HttpCommand> events = new ArrayList<>();

    private HttpDiff(String place) {
        this.place = place;
    }

    /** Of a place of which nobody knows what was told: if there is to be nothing, that is told without naming an item. */
    static List<HttpCommand> from(String place, HttpState after) {
        var told = new ArrayList<HttpCommand>();
        if (after.air().isEmpty() && after.next().isEmpty()) {
            told.add(new HttpCommand(place, Verb.OUT, Optional.empty(), 0));
        }
        told.addAll(between(place, HttpState.IDLE, after));
        return told;
    }

    /** In order; none if nothing has changed. */
    static List<HttpCommand> between(String place, HttpState before, HttpState after) {
        var diff = new HttpDiff(place);
        if (before.armed() != after.armed()) {
            diff.events.add(new HttpCommand(place, after.armed() ? Verb.ARM : Verb.DISARM, Optional.empty(), 0));
        }
        before.next()
                .filter(shown -> !isOf(after.next(), shown) && !isOf(after.air(), shown))
                .ifPresent(shown -> diff.tell(Verb.OUT, shown));
        before.air().filter(shown -> !isOf(after.air(), shown)).ifPresent(shown -> diff.tell(Verb.OUT, shown));
        after.air().ifPresent(shown -> diff.air(before.air().filter(shown::isSameItem), shown));
        after.next()
                .filter(shown -> !before.next().equals(Optional.of(shown)))
                .ifPresent(shown -> diff.tell(Verb.PREPARE, shown));
        return diff.events;
    }

    private static boolean isOf(Optional<Shown> there, Shown shown) {
        return there.filter(shown::isSameItem).isPresent();
    }

    private void air(Optional<Shown> before, Shown after) {
        if (before.isEmpty()) {
            tell(Verb.TAKE, after);
            return;
        }
        var was = before.get().motion();
        var now = after.motion();
        boolean fresh = was.starts() != now.starts()
                || was.steps() > now.steps()
                || (was.held() && !now.held())
                || !before.get().body().equals(after.body())
                || !before.get().since().equals(after.since());
        if (fresh) tell(Verb.TAKE, after);
        int from = was.starts() == now.starts() && was.steps() <= now.steps() ? was.steps() : 0;
        for (int step = from + 1; step <= now.steps(); step++) {
            events.add(new HttpCommand(place, Verb.SIGNAL, Optional.of(after), step));
        }
        if (now.held() && !was.held()) tell(Verb.HOLD, after);
    }

    private void tell(Verb verb, Shown shown) {
        events.add(new HttpCommand(place, verb, Optional.of(shown), 0));
    }
}
