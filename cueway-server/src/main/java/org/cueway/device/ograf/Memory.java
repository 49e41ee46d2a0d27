package org.cueway.device.ograf;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cueway.device.ograf.OgrafState.Shown;

/** What an output's main page showed when it was last heard. Guarded by the output's lock. */
final class Memory {
    private final OgrafDiff diff;
    /** Whether there is anything to remember. */
    private boolean remembers;

    private Map<Integer, OgrafState> known = Map.of();
    /** The instance that was last put on air, by layer: another one's end is nobody's business any more. */
    private final Map<Integer, String> aired = new HashMap<>();

    Memory(OgrafDiff diff) {
        this.diff = diff;
    }

    Map<Integer, OgrafState> known() {
        return known;
    }

    OgrafState at(int layer) {
        return known.getOrDefault(layer, OgrafState.NOTHING);
    }

    /** That is what is there now; the layers where something else was. */
    Set<Integer> learn(Map<Integer, OgrafState> shows) {
        var before = known;
        known = shows;
        remembers = true;
        var layers = new TreeSet<>(before.keySet());
        layers.addAll(shows.keySet());
        layers.removeIf(layer -> Objects.equals(before.get(layer), shows.get(layer)));
        return layers;
    }

    /** What is on air now is what the page said that it is. */
    void airAsKnown() {
        aired.clear();
        known.forEach((layer, state) -> state.air().ifPresent(shown -> aired.put(layer, shown.instance())));
    }

    /** That is on its way; what undoes it, should it be refused. */
    Runnable sent(OgrafCommand command) {
        var before = Optional.ofNullable(aired.get(command.layer()));
        switch (command) {
            case OgrafCommand.Play(int layer, var shown, var _, var _) -> aired.put(layer, shown.instance());
            case OgrafCommand.Stop(int layer, var _) -> aired.remove(layer);
            case OgrafCommand.Clear(int layer) -> aired.remove(layer);
            case OgrafCommand.Load _,
                    OgrafCommand.Update _,
                    OgrafCommand.Step _,
                    OgrafCommand.Hold _,
                    OgrafCommand.Drop _ -> {}
        }
        return () -> before.ifPresentOrElse(
                instance -> aired.put(command.layer(), instance), () -> aired.remove(command.layer()));
    }

    /** Whether that was on air, which it is not any more. */
    boolean ended(int layer, String instance) {
        return aired.remove(layer, instance);
    }

    /** What a page that was just opened lacks of what was there; nothing where nothing is wanted any more. */
    Map<Integer, OgrafState> lost(Page main, Map<Integer, OgrafState> wanted) {
        var lost = new TreeMap<Integer, OgrafState>();
        if (!main.fresh) return lost;
        known.forEach((layer, state) -> {
            var back = new OgrafState(state.air().filter(air -> !diff.leavesByItself(air)), state.next(), false);
            boolean meant = wanted.containsKey(layer) && !wanted.get(layer).isEmpty();
            if (meant && !main.shows.containsKey(layer) && !back.isEmpty()) lost.put(layer, back);
        });
        return lost;
    }

    /** Whether what should be on air has left by itself while nobody was listening, so that it is not to be played again. */
    boolean hasEnded(int layer, OgrafState wanted, OgrafState there) {
        if (wanted.air().isEmpty()) return false;
        var air = wanted.air().get();
        return (diff.leavesByItself(air) || diff.isOver(air))
                && !isOf(there.air(), air.instance())
                && (!remembers || isOf(at(layer).air(), air.instance()));
    }

    private static boolean isOf(Optional<Shown> shown, String instance) {
        return shown.filter(there -> there.instance().equals(instance)).isPresent();
    }

    /** What is next, as it would look on air. */
    Map<Integer, OgrafState> previewed() {
        var next = new TreeMap<Integer, OgrafState>();
        known.forEach((layer, state) -> {
            if (state.next().isPresent()) next.put(layer, new OgrafState(state.next(), Optional.empty(), false));
        });
        return next;
    }
}
