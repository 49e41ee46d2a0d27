package org.cueway.cue;

import java.time.Instant;
import java.util.Optional;

/**
 * What should be at one place of a device: a layer, a player, a lamp. One item is on air there and one is ready to follow, so
 * taking another puts the first one off. Immutable.
 *
 * @param air what is on air
 * @param next what is ready to be taken; never of the same item as {@code air}
 * @param armed whether the running order is approved for air ({@code roReadyToAir})
 */
public record Stand(Optional<Playing> air, Optional<Playing> next, boolean armed) {
    /** Nothing is there. */
    public static final Stand IDLE = new Stand(Optional.empty(), Optional.empty(), false);

    private static final String IS_ON_AIR = "is on air already";
    private static final String IS_NOT_ON_AIR = "is not on air there";

    /** What an action comes to. */
    public sealed interface Step {
        record Changed(Stand stand) implements Step {}

        /** Nothing has to be done; {@code why} in words. */
        record Nothing(String why) implements Step {}
    }

    /** What is there after an action at {@code now}. Pure. */
    public Step after(Action action, Instant now) {
        return switch (action.verb()) {
            case PREPARE -> prepare(action, now);
            case TAKE -> take(action, now);
            case HOLD -> hold(action);
            case OUT -> out(action);
            case SIGNAL -> signal(action);
            case ARM -> armed ? new Step.Nothing("is armed already") : new Step.Changed(new Stand(air, next, true));
            case DISARM -> armed ? new Step.Changed(new Stand(air, next, false)) : new Step.Nothing("is not armed");
            case RENEW -> renew(action);
        };
    }

    /** With nothing on air and nothing ready. */
    public Stand cleared() {
        return new Stand(Optional.empty(), Optional.empty(), armed);
    }

    /** With nothing on air. */
    public Stand offAir() {
        return new Stand(Optional.empty(), next, armed);
    }

    /** Whether an item is on air or ready here. */
    public boolean has(ItemRef item) {
        return isOnAir(item) || isNext(item);
    }

    public boolean isOnAir(ItemRef item) {
        return air.filter(playing -> playing.isOf(item)).isPresent();
    }

    private boolean isNext(ItemRef item) {
        return next.filter(playing -> playing.isOf(item)).isPresent();
    }

    private Step prepare(Action action, Instant now) {
        if (isOnAir(action.cause().item())) {
            return changed(action, IS_ON_AIR);
        }
        boolean ready =
                isNext(action.cause().item()) && next.orElseThrow().values().equals(action.values());
        return ready
                ? new Step.Nothing("is ready already")
                : new Step.Changed(new Stand(air, Optional.of(playing(action, now)), armed));
    }

    /** By then it may be on air, or another may be ready. */
    private Step renew(Action action) {
        if (!isNext(action.cause().item())) {
            return new Step.Nothing("is not ready there");
        }
        var ready = next.orElseThrow();
        var renewed = ready.called(action.cause().slug()).with(action.values());
        return renewed.equals(ready)
                ? new Step.Nothing("is ready as it is to be")
                : new Step.Changed(new Stand(air, Optional.of(renewed), armed));
    }

    private Step take(Action action, Instant now) {
        var item = action.cause().item();
        if (!isOnAir(item)) {
            return new Step.Changed(
                    new Stand(Optional.of(playing(action, now)), isNext(item) ? Optional.empty() : next, armed));
        }
        var playing = air.orElseThrow();
        if (playing.motion().held()) {
            return onAir(playing.with(playing.motion().held(false)));
        }
        if (!playing.values().equals(action.values())) {
            return changed(action, IS_ON_AIR);
        }
        return switch (action.values().text("again", "ignore")) {
            case "restart" -> onAir(playing.with(playing.motion().start()));
            case "step" -> onAir(playing.with(playing.motion().step()));
            default -> new Step.Nothing(IS_ON_AIR);
        };
    }

    /** Other values for what is on air. */
    private Step changed(Action action, String otherwise) {
        var playing = air.orElseThrow();
        return playing.values().equals(action.values())
                ? new Step.Nothing(otherwise)
                : onAir(playing.with(action.values()));
    }

    private Step hold(Action action) {
        if (!isOnAir(action.cause().item())) {
            return new Step.Nothing(IS_NOT_ON_AIR);
        }
        var playing = air.orElseThrow();
        return playing.motion().held()
                ? new Step.Nothing("is held already")
                : onAir(playing.with(playing.motion().held(true)));
    }

    private Step signal(Action action) {
        if (!isOnAir(action.cause().item())) {
            return new Step.Nothing(IS_NOT_ON_AIR);
        }
        var playing = air.orElseThrow();
        return onAir(playing.with(playing.motion().step()));
    }

    private Step out(Action action) {
        var item = action.cause().item();
        if (!has(item)) {
            return new Step.Nothing(IS_NOT_ON_AIR);
        }
        return new Step.Changed(
                new Stand(isOnAir(item) ? Optional.empty() : air, isNext(item) ? Optional.empty() : next, armed));
    }

    private Step onAir(Playing playing) {
        return new Step.Changed(new Stand(Optional.of(playing), next, armed));
    }

    private static Playing playing(Action action, Instant now) {
        return new Playing(action.cause(), action.values(), Playing.Motion.START, now);
    }
}
