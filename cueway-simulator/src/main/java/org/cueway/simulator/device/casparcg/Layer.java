package org.cueway.simulator.device.casparcg;

/** One layer of a channel. Immutable. */
public record Layer(Producer foreground, Producer background, boolean paused) {
    /** Nothing is there. */
    public static final Layer EMPTY = new Layer(new Producer.Nothing(), new Producer.Nothing(), false);

    Layer play() {
        return background instanceof Producer.Nothing
                ? new Layer(foreground, background, false)
                : new Layer(background, new Producer.Nothing(), false);
    }

    Layer foreground(Producer now) {
        return new Layer(now, background, paused);
    }

    Layer background(Producer now) {
        return new Layer(foreground, now, paused);
    }

    Layer paused(boolean now) {
        return new Layer(foreground, background, now);
    }
}
