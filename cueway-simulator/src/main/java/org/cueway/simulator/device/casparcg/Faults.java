package org.cueway.simulator.device.casparcg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is to go wrong at present. Guarded by itself. */
final class Faults {
    private final List<CasparFault> faults = new ArrayList<>();

    synchronized void set(List<CasparFault> now) {
        faults.clear();
        faults.addAll(now);
    }

    synchronized boolean has(Class<? extends CasparFault> kind) {
        return faults.stream().anyMatch(kind::isInstance);
    }

    synchronized Duration delay(int channel) {
        return faults.stream()
                .filter(fault -> fault instanceof CasparFault.Slow slow && slow.channel() == channel)
                .map(fault -> ((CasparFault.Slow) fault).by())
                .reduce(Duration.ZERO, Duration::plus);
    }

    synchronized int merge() {
        return faults.stream()
                .filter(fault -> fault instanceof CasparFault.Merge)
                .mapToInt(fault -> ((CasparFault.Merge) fault).answers())
                .max()
                .orElse(1);
    }

    /** The answer that a command gets instead of being done; counts. */
    synchronized Optional<String> answer(String line) {
        var found = find(fault -> fault instanceof CasparFault.Answer answer
                && answer.command().matcher(line).find());
        if (!(found.orElse(null) instanceof CasparFault.Answer(var command, var answer, int times)))
            return Optional.empty();
        faults.remove(found.get());
        if (times > 1) faults.add(new CasparFault.Answer(command, answer, times - 1));
        return Optional.of(answer);
    }

    /** Whether the connection ends with this command; once. */
    synchronized Optional<CasparFault.Drop> drop(String line) {
        var found = find(fault -> fault instanceof CasparFault.Drop drop
                && drop.command().matcher(line).find());
        found.ifPresent(faults::remove);
        return found.map(fault -> (CasparFault.Drop) fault);
    }

    private Optional<CasparFault> find(Predicate<CasparFault> wanted) {
        return faults.stream().filter(wanted).findFirst();
    }
}
