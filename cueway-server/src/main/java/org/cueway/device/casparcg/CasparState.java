package org.cueway.device.casparcg;

import java.util.Optional;

/**
 * What one layer shows, and what is ready there. A layer carries one page at a time: a template can be loaded only where
 * nothing is on air, so a template that is to follow is loaded when it is taken.
 *
 * @param next a clip in the background, or a template that is loaded and not played
 */
public record CasparState(Optional<OnAir> air, Optional<Load> next) {
    /** Nothing of ours. */
    static final CasparState EMPTY = new CasparState(Optional.empty(), Optional.empty());

    /** What can be put on a layer. */
    sealed interface Load {
        /** Whether going from one to the other needs no loading. */
        boolean isSameAs(Load other);
    }

    /**
     * A graphics template.
     *
     * @param name path below the server's template folder, or a URL
     * @param data text of its fields, in the form that the server wants; empty for none
     * @param invoke the method that a signal calls; empty: a signal is {@code CG NEXT}
     */
    record Template(String name, int cgLayer, String data, Optional<String> invoke) implements Load {
        @Override
        public boolean isSameAs(Load other) {
            return other instanceof Template template && template.name.equals(name) && template.cgLayer == cgLayer;
        }
    }

    /**
     * A media file, or anything else that {@code PLAY} takes.
     *
     * @param options behind its name, as AMCP has them: {@code LOOP SEEK 100 MIX 12}; empty for none
     */
    record Clip(String name, String options) implements Load {
        @Override
        public boolean isSameAs(Load other) {
            return equals(other);
        }
    }

    /**
     * Something on air.
     *
     * @param held whether it stands still; clips only
     * @param steps signals since it was taken; templates only
     * @param starts how often it was started again
     */
    record OnAir(Load load, boolean held, int steps, int starts) {
        OnAir with(Load other) {
            return new OnAir(other, held, steps, starts);
        }

        OnAir steps(int now) {
            return new OnAir(load, held, now, starts);
        }

        OnAir held(boolean now) {
            return new OnAir(load, now, steps, starts);
        }
    }

    static CasparState onAir(OnAir air) {
        return new CasparState(Optional.of(air), Optional.empty());
    }

    static CasparState ready(Load load) {
        return new CasparState(Optional.empty(), Optional.of(load));
    }

    CasparState air(Optional<OnAir> now) {
        return new CasparState(now, next);
    }

    CasparState next(Optional<Load> now) {
        return new CasparState(air, now);
    }

    boolean isEmpty() {
        return equals(EMPTY);
    }
}
