package org.cueway.device.casparcg;

import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.device.casparcg.CasparState.Clip;
import org.cueway.device.casparcg.CasparState.Load;
import org.cueway.device.casparcg.CasparState.OnAir;
import org.cueway.device.casparcg.CasparState.Template;

/** What a rule's values mean to CasparCG. Pure. */
final class CasparValues {
    private static final int MOST_CHANNELS = 999;
    /** Beyond it, layers are the server's own affair. */
    private static final int MOST_LAYERS = 99_999;

    private static final int MOST_FRAMES = 99_999_999;
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,8}");
    private static final Pattern TRANSITION = Pattern.compile(
            "(CUT|MIX|PUSH|WIPE|SLIDE)( [0-9]{1,5}( [A-Za-z_]{1,30}( (LEFT|RIGHT))?)?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final CasparSpec spec;

    CasparValues(CasparSpec spec) {
        this.spec = spec;
    }

    /** What values come to. */
    sealed interface Read {
        record Good(String place, Load load) implements Read {}

        /** {@code why} says what was expected and found. */
        record Wrong(String why) implements Read {}
    }

    /** Thrown and caught in this class only. */
    private static final class WrongValue extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        WrongValue(String name, String expected, String found) {
            super(name + ": expected " + expected + ", found "
                    + (found.isEmpty()
                            ? "none"
                            : "\"" + (found.length() > 60 ? found.substring(0, 60) + "…" : found) + "\""));
        }
    }

    Read read(Values values) {
        try {
            int channel = whole(values, "channel", spec.channel(), 1, MOST_CHANNELS);
            int layer = whole(values, "layer", spec.layer(), 0, MOST_LAYERS);
            return new Read.Good(channel + "-" + layer, load(values));
        } catch (WrongValue wrong) {
            return new Read.Wrong(String.valueOf(wrong.getMessage()));
        }
    }

    /** What a layer shows that has what it should have. What cannot be read any more is not shown. */
    CasparState wanted(Stand stand) {
        var air = stand.air().flatMap(this::onAir);
        var next = stand.next().flatMap(this::load);
        boolean fits =
                air.isEmpty() || next.filter(load -> load instanceof Clip).isPresent();
        return new CasparState(air, fits ? next : Optional.empty());
    }

    private Optional<OnAir> onAir(Playing playing) {
        var motion = playing.motion();
        return load(playing).map(load -> new OnAir(load, motion.held(), motion.steps(), motion.starts()));
    }

    private Optional<Load> load(Playing playing) {
        return read(playing.values()) instanceof Read.Good(var _, var load) ? Optional.of(load) : Optional.empty();
    }

    private Load load(Values values) throws WrongValue {
        var template = values.text("template");
        var clip = values.text("clip");
        if (template.isPresent() == clip.isPresent()) {
            throw new WrongValue("template", "either template or clip", clip.isPresent() ? "both" : "");
        }
        return template.isPresent()
                ? new Template(
                        name("template", template.get()),
                        whole(values, "cgLayer", 1, 0, MOST_LAYERS),
                        TemplateData.text(spec.data(), values.under("data")),
                        optionalName(values, "invoke"))
                : new Clip(name("clip", clip.orElseThrow()), options(values));
    }

    private static String options(Values values) throws WrongValue {
        var options = new StringBuilder();
        var loop = values.text("loop", "false");
        if (!loop.equals("true") && !loop.equals("false")) throw new WrongValue("loop", "true or false", loop);
        if (loop.equals("true")) options.append(" LOOP");
        for (var name : new String[] {"seek", "length"}) {
            int frames = whole(values, name, -1, 0, MOST_FRAMES);
            if (frames >= 0)
                options.append(' ')
                        .append(name.toUpperCase(java.util.Locale.ROOT))
                        .append(' ')
                        .append(frames);
        }
        var transition = values.text("transition", "");
        if (!transition.isEmpty() && !TRANSITION.matcher(transition).matches()) {
            throw new WrongValue("transition", "a transition such as MIX 12 linear RIGHT", transition);
        }
        return options.append(transition.isEmpty() ? "" : " " + transition)
                .toString()
                .strip();
    }

    private static Optional<String> optionalName(Values values, String key) throws WrongValue {
        var text = values.text(key);
        return text.isEmpty() ? Optional.empty() : Optional.of(name(key, text.get()));
    }

    private static String name(String key, String text) throws WrongValue {
        if (text.isBlank() || CONTROL.matcher(text).find()) throw new WrongValue(key, "a name", text.strip());
        return text;
    }

    private static int whole(Values values, String name, int otherwise, int least, int most) throws WrongValue {
        var text = values.text(name);
        if (text.isEmpty()) return otherwise;
        int number = WHOLE.matcher(text.get()).matches() ? Integer.parseInt(text.get()) : -1;
        if (number < least || number > most) {
            throw new WrongValue(name, "a number from " + least + " to " + most, text.get());
        }
        return number;
    }
}
