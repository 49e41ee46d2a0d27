package org.cueway.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.device.Command;
import org.cueway.device.DeviceDriver;
import org.cueway.device.DeviceException;
import org.cueway.device.Placing;
import org.cueway.device.Result;

/** A device of lamps, each of which shows the itemID that is on air there. What it shows outlives its driver. Guarded by its monitor. */
public final class Lamps {
    private final Map<String, String> lit = new TreeMap<>();
    private final List<String> sent = new ArrayList<>();
    private boolean there = true;
    private boolean silent;

    /** Lights a lamp, or puts it out. */
    public record Light(String place, String text) implements Command {
        @Override
        public String wire() {
            return place + "=" + text;
        }

        @Override
        public boolean isAbsolute() {
            return false;
        }
    }

    public DeviceDriver<String, Light> driver() {
        return new Driver();
    }

    /** What was sent so far, in order. */
    public synchronized List<String> sent() {
        return List.copyOf(sent);
    }

    public synchronized String lit(String place) {
        return lit.getOrDefault(place, "");
    }

    /** Whether it can be reached. */
    public synchronized void there(boolean now) {
        there = now;
    }

    /** Whether it does what it is told without saying so. */
    synchronized void silent(boolean now) {
        silent = now;
    }

    private synchronized Result take(Light light) throws DeviceException {
        if (!there) throw new DeviceException("the lamps are gone");
        sent.add(light.wire());
        lit.put(light.place(), light.text());
        return silent ? new Result.Silent("no answer") : new Result.Done();
    }

    private synchronized Map<String, String> all() throws DeviceException {
        if (!there) throw new DeviceException("the lamps are gone");
        return Map.copyOf(lit);
    }

    private final class Driver implements DeviceDriver<String, Light> {
        @Override
        public Placing place(Values values) {
            return values.text("lamp")
                    .<Placing>map(Placing.At::new)
                    .orElseGet(() -> new Placing.Impossible("no lamp named"));
        }

        @Override
        public String wanted(Stand stand) {
            return stand.air()
                    .map(Playing::cause)
                    .map(cause -> cause.item().itemID())
                    .orElse("");
        }

        @Override
        public List<Light> diff(String place, Optional<String> before, String after) {
            return before.equals(Optional.of(after)) ? List.of() : List.of(new Light(place, after));
        }

        @Override
        public Map<String, String> connect(Map<String, String> wanted) throws DeviceException {
            var says = new TreeMap<String, String>();
            wanted.keySet().forEach(place -> says.put(place, ""));
            says.putAll(all());
            return says;
        }

        @Override
        public Result send(Light command) throws DeviceException {
            return take(command);
        }

        @Override
        public void tend() throws DeviceException {
            all();
        }

        @Override
        public void close() {}
    }
}
