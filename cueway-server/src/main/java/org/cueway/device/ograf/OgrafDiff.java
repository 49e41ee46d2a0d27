package org.cueway.device.ograf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cueway.device.ograf.OgrafCommand.Source;
import org.cueway.device.ograf.OgrafState.Shown;
import org.cueway.graphics.Graphic;

/**
 * From what is on a layer to what should be ({@code device-protocols} §4.4). Pure.
 *
 * @param graphics the graphic that is shown
 */
record OgrafDiff(Function<Shown, Optional<Graphic>> graphics) {
    private static final String[] HOLDING = {"hold", "pause"};
    private static final String[] GOING_ON = {"resume", "continue"};

    /**
     * The commands, in order.
     *
     * @param before empty if nobody knows; then the layer is cleared first
     */
    List<OgrafCommand> commands(int layer, Optional<OgrafState> before, OgrafState after) {
        var commands = new ArrayList<OgrafCommand>();
        if (before.isEmpty()) {
            commands.add(new OgrafCommand.Clear(layer));
        }
        var is = before.orElse(OgrafState.NOTHING);
        air(layer, is, after, commands);
        next(layer, is, after, commands);
        return commands;
    }

    /** Whether it has been played to its end, so that it is not to be seen. */
    boolean isOver(Shown shown) {
        int steps = steps(shown);
        return steps > 1 && shown.run().step() >= steps;
    }

    /** Whether it leaves by itself. */
    boolean leavesByItself(Shown shown) {
        return steps(shown) == 0;
    }

    /** The custom action by which a graphic is made to stand still. */
    static Optional<String> holding(Graphic graphic) {
        return graphic.behaviour().action(HOLDING);
    }

    private int steps(Shown shown) {
        return source(shown).steps();
    }

    Source source(Shown shown) {
        return graphics.apply(shown)
                .map(graphic -> new Source(
                        graphic.main(),
                        graphic.behaviour().stepCount(),
                        graphic.behaviour()
                                .duration()
                                .map(java.time.Duration::toMillis)
                                .orElse(0L)))
                .orElseGet(() -> new Source("", 1, 0));
    }

    private void air(int layer, OgrafState is, OgrafState after, List<OgrafCommand> commands) {
        // What has been played to its end has left, or is about to.
        var was = is.air().filter(there -> !isOver(there));
        if (after.air().isEmpty()) {
            was.ifPresent(gone -> commands.add(new OgrafCommand.Stop(layer, gone.instance())));
            return;
        }
        var wanted = after.air().get();
        boolean same = was.filter(there -> isSame(there, wanted)).isPresent();
        if (isOver(wanted)) {
            was.ifPresent(there -> commands.add(
                    same
                            ? new OgrafCommand.Step(
                                    layer, wanted.instance(), wanted.run().step())
                            : new OgrafCommand.Stop(layer, there.instance())));
        } else if (same) {
            changes(layer, was.get(), wanted, commands);
        } else {
            commands.add(new OgrafCommand.Play(layer, wanted, source(wanted), is.bare()));
            if (wanted.run().held()) hold(layer, wanted).ifPresent(commands::add);
        }
    }

    private static boolean isSame(Shown there, Shown wanted) {
        return there.instance().equals(wanted.instance())
                && there.graphic().equals(wanted.graphic())
                && there.run().starts() == wanted.run().starts();
    }

    private void changes(int layer, Shown was, Shown wanted, List<OgrafCommand> commands) {
        update(layer, was, wanted).ifPresent(commands::add);
        if (was.run().step() != wanted.run().step()) {
            commands.add(
                    new OgrafCommand.Step(layer, wanted.instance(), wanted.run().step()));
        }
        if (was.run().held() != wanted.run().held()) {
            hold(layer, wanted).ifPresent(commands::add);
        }
    }

    private static Optional<OgrafCommand> update(int layer, Shown was, Shown wanted) {
        return was.data().equals(wanted.data())
                ? Optional.empty()
                : Optional.of(new OgrafCommand.Update(layer, wanted.instance(), wanted.data()));
    }

    private Optional<OgrafCommand> hold(int layer, Shown wanted) {
        boolean held = wanted.run().held();
        return graphics.apply(wanted)
                .filter(graphic -> holding(graphic).isPresent())
                .map(graphic -> new OgrafCommand.Hold(
                        layer,
                        wanted.instance(),
                        held,
                        graphic.behaviour().action(held ? HOLDING : GOING_ON).orElse("")));
    }

    private void next(int layer, OgrafState is, OgrafState after, List<OgrafCommand> commands) {
        // What was next and is on air now is not next any more: the page has moved it.
        var was = is.next()
                .filter(loaded -> after.air()
                        .filter(air -> air.instance().equals(loaded.instance()) && !isOver(air))
                        .isEmpty());
        if (after.next().isEmpty()) {
            was.ifPresent(loaded -> commands.add(new OgrafCommand.Drop(layer, loaded.instance())));
            return;
        }
        var wanted = after.next().get();
        if (was.filter(loaded -> isSame(loaded, wanted)).isPresent()) {
            update(layer, was.get(), wanted).ifPresent(commands::add);
        } else {
            commands.add(new OgrafCommand.Load(layer, wanted, source(wanted)));
        }
    }
}
