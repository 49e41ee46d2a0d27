package org.cueway.device.mqtt;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.device.Hearing;

/**
 * What is heard on one connection: collected while the device's thread asks, handed to it when it waits for just that, and told to
 * {@link Hearing} else. Guarded by its lock.
 */
final class Listening {
    private final MqttSpec spec;
    private final Hearing<MqttState> hearing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    /** While asking. */
    private final Map<String, Heard.Says> says = new TreeMap<>();

    private final Set<String> away = new HashSet<>();
    private boolean asking = true;
    private boolean echoed;
    private boolean announce;
    private Optional<Waiting> waiting = Optional.empty();

    /** For what the device's thread waits; what it heard of that so far. */
    private record Waiting(String place, Light light, Optional<MqttState> heard) {
        boolean met() {
            return heard.isPresent()
                    && switch (heard.get()) {
                        case MqttState.Alike(var lights) -> lights.contains(light);
                        case MqttState.Shows shows -> shows.light() == light;
                    };
        }
    }

    Listening(MqttSpec spec, Hearing<MqttState> hearing) {
        this.spec = spec;
        this.hearing = hearing;
    }

    /**
     * A message came.
     *
     * @param retained whether it was said before, perhaps long ago
     */
    void came(String topic, String payload, boolean retained) {
        lock.lock();
        try {
            for (var heard : Heard.of(spec, topic, payload)) {
                switch (heard) {
                    case Heard.Says says -> says(says, retained);
                    case Heard.Away(var place, var why) -> away(place, why);
                    case Heard.There(var place) -> there(place, retained);
                    case Heard.HomeAssistant() -> announce = true;
                    case Heard.Echo() -> echoed = true;
                }
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void says(Heard.Says said, boolean retained) {
        if (asking) {
            says.put(said.place(), said);
        } else if (waiting.filter(each -> each.place().equals(said.place())).isPresent()) {
            waiting = waiting.map(each -> new Waiting(each.place(), each.light(), Optional.of(said.state())));
        } else if (!retained) {
            hearing.says(said.place(), said.state());
        }
    }

    private void away(String place, String why) {
        if (away.add(place)) hearing.failed(place, "the light is not there: " + why);
    }

    /** Said just now, it has just been switched on or connected: what it was told before may be lost. */
    private void there(String place, boolean retained) {
        if (away.remove(place) || !(asking || retained)) hearing.back(place);
    }

    /**
     * Waits until all that was retained came, and who was asked has answered.
     *
     * @param asked places
     * @param most waits no longer
     */
    void settle(Set<String> asked, Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = most.toNanos();
            while (nanos > 0 && !(echoed && says.keySet().containsAll(present(asked)))) {
                nanos = news.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Of those, the ones that can answer. */
    private Set<String> present(Set<String> asked) {
        var present = new HashSet<>(asked);
        present.removeAll(away);
        return present;
    }

    /** What was heard so far; from now on it is told. */
    Map<String, Heard.Says> heard() {
        lock.lock();
        try {
            asking = false;
            return new TreeMap<>(says);
        } finally {
            lock.unlock();
        }
    }

    /** From now on, what a place says is for who waits for it. */
    void expect(String place, Light light) {
        lock.lock();
        try {
            waiting = Optional.of(new Waiting(place, light, Optional.empty()));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the place says what is expected.
     *
     * @return empty if it did; else what it says instead, in words
     */
    Optional<String> awaitExpected(Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = most.toNanos();
            while (nanos > 0 && !settled(waiting.orElseThrow())) {
                nanos = news.awaitNanos(nanos);
            }
            var now = waiting.orElseThrow();
            if (now.met()) return Optional.empty();
            if (away.contains(now.place())) return Optional.of("it is not there");
            return Optional.of(
                    now.heard().map(_ -> "it says that it shows something else").orElse("it says nothing"));
        } finally {
            lock.unlock();
        }
    }

    private boolean settled(Waiting now) {
        return now.met() || away.contains(now.place());
    }

    /** Nothing is waited for any more; what was said instead is told. */
    void expectNothing() {
        lock.lock();
        try {
            waiting.filter(each -> !each.met())
                    .ifPresent(each -> each.heard().ifPresent(state -> hearing.says(each.place(), state)));
            waiting = Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether Home Assistant was started since this was asked last. */
    boolean isToAnnounce() {
        lock.lock();
        try {
            boolean due = announce;
            announce = false;
            return due;
        } finally {
            lock.unlock();
        }
    }
}
