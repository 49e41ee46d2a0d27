package org.cueway.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cueway.cue.Action;
import org.cueway.cue.Cause;
import org.cueway.cue.Due;
import org.cueway.cue.ItemRef;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.Standing.Certainty;

/**
 * Trying a device out: something is put there and taken off by itself a little later, outside of any running order. No newsroom
 * hears of it. Pure.
 *
 * @param take puts it there at once
 * @param out takes it off again
 */
public record TestFire(Action take, Action out) {
    /**
     * One of a device.
     *
     * @param cause see {@link #cause}
     * @param off when it is taken off
     */
    public static TestFire of(String device, Values values, Cause cause, Instant off) {
        return new TestFire(
                new Action(device, Verb.TAKE, cause, values, new Due.Now()),
                new Action(device, Verb.OUT, cause, values, new Due.At(off)));
    }

    /**
     * Why it is put there.
     *
     * @param name by which a repeat of this test is known
     * @param by who asks, as people read it
     */
    public static Cause cause(String name, String by) {
        return new Cause(ItemRef.ofTest(name), "Test", "test by " + by, false);
    }

    /** What would be disturbed: all that is on a device's air, or may be, in words. A repeat of this test is not in its own way. */
    public List<String> inTheWay(DeviceStatus device) {
        return device.standings().stream()
                .flatMap(standing -> standing
                        .stand()
                        .air()
                        .filter(playing -> !playing.isOf(take.cause().item()))
                        .map(playing -> playing.cause().slug() + " at " + standing.place())
                        .or(() -> Optional.of("nobody knows what, at " + standing.place())
                                .filter(_ -> standing.certainty() != Certainty.CONFIRMED))
                        .stream())
                .toList();
    }
}
