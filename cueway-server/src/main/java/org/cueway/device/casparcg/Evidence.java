package org.cueway.device.casparcg;

import java.util.Locale;
import java.util.Optional;
import org.cueway.device.casparcg.CasparState.Clip;
import org.cueway.device.casparcg.CasparState.Load;
import org.cueway.device.casparcg.CasparState.OnAir;
import org.cueway.device.casparcg.CasparState.Template;
import org.cueway.device.casparcg.ChannelInfo.Layer;
import org.cueway.device.casparcg.ChannelInfo.Producer;

/**
 * What INFO says about a layer, against what we know of it. Pure. Of a template INFO tells that it is loaded, not whether it was
 * played, stopped or changed since: so what differs in nothing else cannot be told apart.
 */
final class Evidence {
    private Evidence() {}

    /** What can be said. */
    sealed interface Verdict {
        record Is(CasparState state) implements Verdict {}

        /** Two states look the same from there. */
        record CannotTell() implements Verdict {}

        /** Something that was not put there by a cue; in words. */
        record SomethingElse(String shows) implements Verdict {}
    }

    /**
     * What a layer is.
     *
     * @param wanted what should be there
     * @param before what else it may be, since nobody knows how far we came; empty if that is known
     */
    static Verdict judge(Layer layer, CasparState wanted, Optional<CasparState> before) {
        boolean as = fits(wanted, layer);
        var other = before.filter(state -> !state.equals(wanted) && fits(state, layer));
        if (as) return other.isPresent() ? new Verdict.CannotTell() : new Verdict.Is(wanted);
        if (other.isPresent()) {
            boolean stoppedPerhaps =
                    foreground(wanted).isEmpty() && foreground(other.get()).orElse(null) instanceof Template;
            return stoppedPerhaps ? new Verdict.CannotTell() : new Verdict.Is(other.get());
        }
        if (layer.foreground().isNothing()) return new Verdict.Is(CasparState.EMPTY);
        // What others put on a layer where we have nothing is no business of ours, unless it may be what we took off.
        if (wanted.isEmpty()) return before.isEmpty() ? new Verdict.Is(wanted) : new Verdict.CannotTell();
        return new Verdict.SomethingElse(layer.foreground().words());
    }

    /** What a template that is said to be on air may be as well. */
    static Optional<CasparState> loadedOnly(CasparState state) {
        return state.air()
                .map(OnAir::load)
                .filter(load -> load instanceof Template)
                .map(CasparState::ready)
                .or(() -> state.next()
                        .filter(load -> load instanceof Template)
                        .map(load -> CasparState.onAir(new OnAir(load, false, 0, 0))));
    }

    private static boolean fits(CasparState state, Layer layer) {
        var shown = foreground(state);
        boolean front = shown.isEmpty()
                ? layer.foreground().isNothing()
                : fits(shown.get(), layer.foreground()) && isAsHeld(state, layer);
        return front
                && state.next()
                        .filter(load -> load instanceof Clip)
                        .map(clip -> fits(clip, layer.background()))
                        .orElse(true);
    }

    /** What occupies the foreground: a template that is loaded does, though nobody sees it. */
    private static Optional<Load> foreground(CasparState state) {
        return state.air().map(OnAir::load).or(() -> state.next().filter(load -> load instanceof Template));
    }

    private static boolean isAsHeld(CasparState state, Layer layer) {
        return state.air()
                .filter(air -> air.load() instanceof Clip)
                .map(air -> air.held() == layer.paused())
                .orElse(true);
    }

    private static boolean fits(Load load, Producer producer) {
        if (producer.isNothing()) return false;
        return switch (load) {
            case Template template -> ends(producer.path(), template.name());
            // While a transition runs, the server names only that.
            case Clip clip ->
                producer.kind().equals("transition")
                        || same(producer.name(), clip.name())
                        || ends(producer.path(), clip.name());
        };
    }

    private static boolean ends(String path, String name) {
        var whole = plain(path);
        var end = plain(name);
        return whole.equals(end) || whole.endsWith("/" + end);
    }

    private static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /** Names are told apart neither by case nor by the suffix of the file nor by the kind of slash. */
    private static String plain(String path) {
        var slashes = path.replace('\\', '/').toLowerCase(Locale.ROOT);
        int dot = slashes.lastIndexOf('.');
        return slashes.startsWith("http") || dot <= slashes.lastIndexOf('/') ? slashes : slashes.substring(0, dot);
    }
}
