package org.cueway.device.casparcg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cueway.base.TimeSource;
import org.cueway.device.casparcg.CasparCommand.Word;

/**
 * Templates that animate out, and what waits until they have: their removal, and what was to be loaded there meanwhile. Confined
 * to the device's thread.
 */
final class Leaving {
    private final Duration outTime;
    private final TimeSource time;
    private final Map<String, Going> going = new HashMap<>();

    /** Due by the monotonic clock. */
    private record Going(long dueAt, List<CasparCommand> then) {}

    Leaving(Duration outTime, TimeSource time) {
        this.outTime = outTime;
        this.time = time;
    }

    /** A template has been stopped. */
    void begin(CasparCommand stop) {
        going.put(
                stop.place(), new Going(time.nanoTime() + outTime.toNanos(), new ArrayList<>(List.of(stop.remove()))));
    }

    /** Whether a command can wait until the animation is over; then it does. */
    boolean defers(CasparCommand command) {
        var there = going.get(command.place());
        if (there == null || command.word() != Word.CG_ADD) return false;
        there.then.removeIf(waiting -> waiting.word() == Word.CG_ADD);
        return there.then.add(command);
    }

    /** What has to go out before a command to the same place, since it cannot wait any longer. */
    List<CasparCommand> before(CasparCommand command) {
        var there = going.get(command.place());
        if (there == null) return List.of();
        return switch (command.word()) {
            // They change nothing in the foreground.
            case LOADBG, PAUSE, RESUME -> List.of();
            // They throw the page away anyhow.
            case CLEAR, PLAY -> {
                going.remove(command.place());
                yield List.of();
            }
            case CG_ADD_AND_PLAY -> {
                going.remove(command.place());
                var removal = there.then.getFirst();
                yield removal.cgLayer() == command.cgLayer() ? List.of() : List.of(removal);
            }
            case STOP, CG_ADD, CG_PLAY, CG_STOP, CG_NEXT, CG_INVOKE, CG_UPDATE, CG_REMOVE -> {
                going.remove(command.place());
                yield there.then;
            }
        };
    }

    /** Forgets what waited there. */
    void drop(String place) {
        going.remove(place);
    }

    boolean isAt(String place) {
        return going.containsKey(place);
    }

    /** What is due, taken out. */
    List<CasparCommand> due() {
        long now = time.nanoTime();
        var due = new ArrayList<CasparCommand>();
        going.values().removeIf(one -> one.dueAt - now <= 0 && due.addAll(one.then));
        return due;
    }
}
