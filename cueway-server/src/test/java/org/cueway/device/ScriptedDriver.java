package org.cueway.device;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;

/** A driver without a network: its device is {@link Device}, which does as the test says. */
final class ScriptedDriver implements DeviceDriver<ScriptedDriver.Shown, ScriptedDriver.Told> {
    private final Device device;

    private ScriptedDriver(Device device, Hearing<Shown> hearing) {
        this.device = device;
        device.hearing = Optional.of(hearing);
    }

    static DeviceRunner.Opener<Shown, Told> opener(Device device) {
        return hearing -> new ScriptedDriver(device, hearing);
    }

    /** What is at a place: slugs, with {@code |} when held and a {@code +} for each step; empty for nothing. */
    record Shown(String air, String next) {
        static final Shown NOTHING = new Shown("", "");
    }

    /** {@code clear}, {@code load NEXT}, {@code play AIR}, {@code off}. */
    record Told(String place, String word, Shown after) implements Command {
        @Override
        public String wire() {
            return place + " " + word;
        }

        @Override
        public boolean isAbsolute() {
            return word.equals("clear") || word.equals("off") || word.startsWith("set ");
        }
    }

    /** What the device does with a command. */
    enum Reaction {
        DO,
        REFUSE,
        DO_SILENTLY,
        IGNORE_SILENTLY,
        DIE_BEFORE,
        DIE_AFTER,
        /** Waits for {@link Device#release}. */
        BLOCK,
        /** A fault of ours. */
        BUG
    }

    /** What the driver talks to. Guarded by itself. */
    static final class Device {
        private final Map<String, Shown> shown = new HashMap<>();
        private final List<String> sent = new ArrayList<>();
        private final Deque<Reaction> script = new ArrayDeque<>();
        private final CountDownLatch gate = new CountDownLatch(1);
        private int attempts;
        private boolean reachable = true;
        private boolean tells = true;
        private boolean absolute;
        private Optional<Hearing<Shown>> hearing = Optional.empty();

        synchronized void reachable(boolean now) {
            reachable = now;
        }

        synchronized void tells(boolean now) {
            tells = now;
        }

        /** All its commands are as good twice as once. */
        synchronized void absolute() {
            absolute = true;
        }

        synchronized void then(Reaction... reactions) {
            script.addAll(List.of(reactions));
        }

        synchronized void show(String place, Shown what) {
            shown.put(place, what);
        }

        synchronized Shown shown(String place) {
            return shown.getOrDefault(place, Shown.NOTHING);
        }

        /** It was switched off and on. */
        synchronized void forget() {
            shown.clear();
        }

        synchronized List<String> sent() {
            return List.copyOf(sent);
        }

        synchronized int attempts() {
            return attempts;
        }

        synchronized Hearing<Shown> hearing() {
            return hearing.orElseThrow();
        }

        void release() {
            gate.countDown();
        }

        private synchronized Map<String, Shown> connect(Map<String, Shown> wanted) throws DeviceException {
            attempts++;
            if (!reachable) throw new DeviceException("no route to the device");
            if (!tells) return Map.of();
            var says = new HashMap<String, Shown>();
            wanted.keySet().forEach(place -> says.put(place, shown(place)));
            return says;
        }

        private synchronized Reaction next(Told command) {
            sent.add(command.wire());
            return script.isEmpty() ? Reaction.DO : script.removeFirst();
        }

        private synchronized Result apply(Told command) {
            shown.put(command.place, command.after);
            return new Result.Done();
        }
    }

    @Override
    public Placing place(Values values) {
        return values.text("place", "1").isBlank()
                ? new Placing.Impossible("expected a place, found none")
                : new Placing.At(values.text("place", "1"));
    }

    @Override
    public Shown wanted(Stand stand) {
        return new Shown(
                stand.air().map(ScriptedDriver::words).orElse(""),
                stand.next().map(ScriptedDriver::words).orElse(""));
    }

    private static String words(Playing playing) {
        if (playing.values().text("bug").isPresent()) throw new IllegalStateException("as the test wanted it");
        return playing.cause().slug()
                + playing.values().text("text", "")
                + (playing.motion().held() ? "|" : "")
                + "+".repeat(playing.motion().steps());
    }

    @Override
    public List<Told> diff(String place, Optional<Shown> before, Shown after) {
        var commands = new ArrayList<Told>();
        if (device.absolute) {
            return before.filter(after::equals).isPresent()
                    ? List.of()
                    : List.of(new Told(place, "set " + after.air + "/" + after.next, after));
        }
        if (before.isEmpty()) commands.add(new Told(place, "clear", Shown.NOTHING));
        var now = before.orElse(Shown.NOTHING);
        if (!now.air.equals(after.air)) {
            now = new Shown(after.air, now.next.equals(after.air) ? "" : now.next);
            commands.add(new Told(place, after.air.isEmpty() ? "off" : "play " + after.air, now));
        }
        if (!now.next.equals(after.next)) commands.add(new Told(place, "load " + after.next, after));
        return commands;
    }

    @Override
    public Map<String, Shown> connect(Map<String, Shown> wanted) throws DeviceException {
        return device.connect(wanted);
    }

    @Override
    public Result send(Told command) throws DeviceException {
        return switch (device.next(command)) {
            case DO -> device.apply(command);
            case REFUSE -> new Result.Rejected("404 no such thing");
            case DO_SILENTLY -> {
                device.apply(command);
                yield new Result.Silent("no answer within 2 s");
            }
            case IGNORE_SILENTLY -> new Result.Silent("no answer within 2 s");
            case DIE_BEFORE -> throw new DeviceException("connection reset");
            case DIE_AFTER -> {
                device.apply(command);
                throw new DeviceException("connection reset");
            }
            case BLOCK -> {
                try {
                    device.gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new DeviceException("interrupted", e);
                }
                yield device.apply(command);
            }
            case BUG -> throw new IllegalStateException("as the test wanted it");
        };
    }

    @Override
    public void close() {}
}
