package org.cueway.device.ograf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cueway.cue.Cause;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.device.DeviceDriver;
import org.cueway.device.DeviceException;
import org.cueway.device.Hearing;
import org.cueway.device.Placing;
import org.cueway.device.Result;
import org.cueway.device.ograf.OgrafState.Run;
import org.cueway.device.ograf.OgrafState.Shown;
import org.cueway.graphics.Graphic;

/**
 * Graphics on one output. A place is a layer. Values: {@code graphic}, the id of one or the name of its folder;
 * {@code layer}, 0 to 999, default the graphic's own, else 10; {@code data.<field>}, what it shows; {@code again}, as for all
 * devices.
 */
public final class OgrafDriver implements DeviceDriver<OgrafState, OgrafCommand> {
    private static final int MAX_LAYER = 999;
    private static final int USUAL_LAYER = 10;
    private static final String LAYER = "layer ";

    private final Output output;
    private final Hearing<OgrafState> hearing;
    private final Editions editions;
    private final OgrafDiff diff;
    private final int maxDataChars;

    OgrafDriver(Output output, int maxDataChars, Hearing<OgrafState> hearing) {
        this.maxDataChars = maxDataChars;
        this.output = output;
        this.editions = output.editions;
        this.hearing = hearing;
        this.diff = new OgrafDiff(editions::of);
    }

    @Override
    public Placing place(Values values) {
        var name = values.text("graphic");
        var graphic = name.flatMap(editions::now);
        if (graphic.isEmpty()) {
            return new Placing.Impossible("graphic: expected one of "
                    + editions.ids().stream().limit(20).collect(Collectors.joining(", "))
                    + ", or the folder of one, found "
                    + name.map(text -> "\"" + text + "\"").orElse("nothing"));
        }
        var size = output.size();
        if (!graphic.get().behaviour().fits(size.width(), size.height())) {
            return new Placing.Impossible("graphic " + graphic.get().id() + ": expected a picture of "
                    + graphic.get().behaviour().sizes().stream()
                            .map(Graphic.Size::toString)
                            .collect(Collectors.joining(", or "))
                    + ", found " + size.width() + " by " + size.height());
        }
        var made = Data.of(values.under("data"), graphic.get().fields().schema(), maxDataChars);
        if (made instanceof Data.Made.Wrong(var why)) {
            return new Placing.Impossible(why);
        }
        int usual = graphic.get().behaviour().layer().orElse(USUAL_LAYER);
        var layer = values.text("layer", Integer.toString(usual)).strip();
        return layer.matches("[0-9]{1,3}")
                ? new Placing.At(LAYER + Integer.parseInt(layer))
                : new Placing.Impossible("layer: expected 0 to " + MAX_LAYER + ", found \"" + layer + "\"");
    }

    @Override
    public OgrafState wanted(Stand stand) {
        return new OgrafState(
                stand.air().map(this::onAir), stand.next().map(playing -> shown(playing, Run.START)), false);
    }

    private Shown onAir(Playing playing) {
        var motion = playing.motion();
        var graphic = editions.of(shown(playing, Run.START));
        int steps = graphic.map(there -> there.behaviour().stepCount()).orElse(1);
        // Of a graphic with one step or none, a step more would take it off (§4.4).
        int step = steps < 0 ? motion.steps() : steps <= 1 ? 0 : Math.min(motion.steps(), steps);
        boolean held = motion.held() && graphic.flatMap(OgrafDiff::holding).isPresent();
        return shown(playing, new Run(step, held, motion.starts()));
    }

    private Shown shown(Playing playing, Run run) {
        var name = playing.values().text("graphic", "");
        var id = editions.named(name).map(Graphic::id).orElse(name);
        var instance = instance(playing.cause(), id);
        var schema =
                editions.of(instance, id).map(there -> there.fields().schema()).orElse("{}");
        return new Shown(instance, id, Data.asFarAsItGoes(playing.values().under("data"), schema), run);
    }

    private static String instance(Cause cause, String graphic) {
        var item = cause.item();
        var names = String.join(
                "\0", item.rundown().newsroom(), item.rundown().roID(), item.storyID(), item.itemID(), graphic);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    @Override
    public List<OgrafCommand> diff(String place, Optional<OgrafState> before, OgrafState after) {
        return diff.commands(layer(place), before, after);
    }

    private static int layer(String place) {
        return place.matches(LAYER + "[0-9]{1,3}") ? Integer.parseInt(place.substring(LAYER.length())) : 0;
    }

    static String place(int layer) {
        return LAYER + layer;
    }

    @Override
    public Map<String, OgrafState> connect(Map<String, OgrafState> wanted) throws DeviceException {
        var layers = new TreeMap<Integer, OgrafState>();
        wanted.forEach((place, state) -> layers.put(layer(place), state));
        var says = new TreeMap<String, OgrafState>();
        output.connect(hearing, layers).forEach((layer, state) -> says.put(place(layer), state));
        return says;
    }

    @Override
    public Result send(OgrafCommand command) throws DeviceException {
        return output.send(command);
    }

    @Override
    public void tend() throws DeviceException {
        output.tend();
    }

    @Override
    public void close() {
        output.detach(hearing);
    }
}
