package org.cueway.simulator.device.casparcg;

import java.util.List;

/** What makes the picture of a layer. Immutable. */
public sealed interface Producer {
    record Nothing() implements Producer {}

    /**
     * A media file.
     *
     * @param options as they were written behind its name
     */
    record Clip(String name, List<String> options) implements Producer {
        public Clip {
            options = List.copyOf(options);
        }
    }

    /**
     * A template.
     *
     * @param data as its {@code update} got it last; empty if it never did
     * @param calls what it was told since it was loaded, in order: {@code play}, {@code stop}, {@code next}, {@code update}, or a
     *     method's name
     */
    record Page(String template, String data, List<String> calls) implements Producer {
        public Page {
            calls = List.copyOf(calls);
        }

        /** Whether it is to be seen. */
        public boolean isOnAir() {
            return calls.lastIndexOf("play") > calls.lastIndexOf("stop");
        }

        /** How often it was told to go one step on. */
        public long steps() {
            return calls.stream().filter("next"::equals).count();
        }
    }

    /** A page that has closed itself ({@code CG REMOVE}): the producer is left, and shows nothing. */
    record Closed() implements Producer {}
}
