package org.cueway.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.cue.Action;

/** All devices, in the order of the configuration. Immutable once all are there; safe for use by any thread. */
public final class Devices implements AutoCloseable {
    private final Map<String, DeviceRunner<?, ?>> runners;

    public Devices(Collection<DeviceRunner<?, ?>> runners) {
        this.runners = new LinkedHashMap<>();
        runners.forEach(runner -> this.runners.put(runner.status().id(), runner));
    }

    /** The one of that id. */
    public Optional<DeviceRunner<?, ?>> find(String id) {
        return Optional.ofNullable(runners.get(id));
    }

    /** Hands each action to its device; the configuration names no device that is not there. */
    public void offer(List<Action> actions, Instant given) {
        actions.forEach(action -> find(action.device()).ifPresent(runner -> runner.offer(action, given)));
    }

    /** Tries a device out, now. */
    public void offer(TestFire test, Instant now) {
        offer(List.of(test.take(), test.out()), now);
    }

    public List<DeviceStatus> statuses() {
        return runners.values().stream().<DeviceStatus>map(DeviceRunner::status).toList();
    }

    /** Closes all; they end side by side. */
    @Override
    public void close() {
        var ends = new ArrayList<Thread>();
        runners.values().forEach(runner -> ends.add(Thread.ofVirtual().start(runner::close)));
        for (var end : ends) {
            try {
                end.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
