package org.cueway.device.tsl;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.device.DeviceDriver;
import org.cueway.device.DeviceException;
import org.cueway.device.DeviceRunner;
import org.cueway.device.Hearing;
import org.cueway.device.Placing;
import org.cueway.device.Result;
import org.cueway.device.tsl.TslPlace.Read;
import org.cueway.device.tsl.TslSpec.Side;
import org.cueway.device.tsl.TslState.Tally;

/**
 * Tally displays (device-protocols §6.1): red when on air, green when prepared, and a text. What touches the network is confined to
 * the device's thread.
 *
 * <p>Values of a rule: {@code index}, and in version 5.0 {@code screen} (default 0) and {@code display}, some of left, text and
 * right; {@code text} (default: the display's label, or the item's slug).
 */
public final class TslDriver implements DeviceDriver<TslState, TslCommand> {
    private final TslSpec spec;
    private final Limits.Tally limits;
    private final TimeSource time;
    private final Hearing<TslState> hearing;
    private final TslDiff diff;
    /** What each display says, by screen and index: rules that name its lamps share it. */
    private final Map<TslPlace, Said> said = new LinkedHashMap<>();

    private Optional<TslConnection> connection = Optional.empty();
    private long saidAt;

    private record Said(String text, Map<Side, Tally> lamps) {}

    private TslDriver(TslSpec spec, Limits.Tally limits, TimeSource time, Hearing<TslState> hearing) {
        this.spec = spec;
        this.limits = limits;
        this.time = time;
        this.hearing = hearing;
        this.diff = new TslDiff(spec, limits);
    }

    /** What the device's runner opens. */
    public static DeviceRunner.Opener<TslState, TslCommand> opener(TslSpec spec, TimeSource time) {
        return opener(spec, Limits.Tally.defaults(), time);
    }

    static DeviceRunner.Opener<TslState, TslCommand> opener(TslSpec spec, Limits.Tally limits, TimeSource time) {
        return hearing -> new TslDriver(spec, limits, time, hearing);
    }

    @Override
    public Placing place(Values values) {
        return switch (TslPlace.read(spec.version(), values)) {
            case Read.Good(var place) -> new Placing.At(place.name(spec.version()));
            case Read.Wrong(var why) -> new Placing.Impossible(why);
        };
    }

    @Override
    public TslState wanted(Stand stand) {
        return stand.air()
                .map(playing -> new TslState(Tally.ON_AIR, Optional.of(text(playing))))
                .or(() -> stand.next().map(playing -> new TslState(Tally.PREPARED, Optional.of(text(playing)))))
                .orElse(TslState.OFF);
    }

    private String text(Playing playing) {
        return playing.values()
                .text("text")
                .or(() -> TslPlace.read(spec.version(), playing.values()) instanceof Read.Good(var place)
                        ? diff.label(place.index())
                        : Optional.empty())
                .orElse(playing.cause().slug());
    }

    @Override
    public List<TslCommand> diff(String place, Optional<TslState> before, TslState after) {
        return diff.between(place, before, after);
    }

    /** Nothing can be asked of a display. */
    @Override
    public Map<String, TslState> connect(Map<String, TslState> wanted) throws DeviceException {
        close();
        connection = Optional.of(TslConnection.open(spec, limits, hearing::lost));
        saidAt = time.nanoTime();
        return Map.of();
    }

    @Override
    public Result send(TslCommand command) throws DeviceException {
        var display = display(command.place());
        var lamps = new EnumMap<Side, Tally>(Side.class);
        Optional.ofNullable(said.get(display)).ifPresent(before -> lamps.putAll(before.lamps));
        lamps.putAll(diff.lamps(command.place(), command.tally()));
        var next = new Said(command.text(), lamps);
        said.put(display, next);
        say(display, next);
        return new Result.Accepted();
    }

    private static TslPlace display(TslPlace place) {
        return new TslPlace(place.screen(), place.index(), List.of());
    }

    private void say(TslPlace display, Said what) throws DeviceException {
        var packet = diff.packet(display, what.text, what.lamps);
        connection.orElseThrow(() -> new DeviceException("not connected")).send(packet);
        hearing.sent(TslCommand.hex(packet));
    }

    @Override
    public void tend() throws DeviceException {
        if (time.nanoTime() - saidAt < limits.refresh().toNanos()) return;
        saidAt = time.nanoTime();
        for (var display : new ArrayList<>(said.entrySet())) say(display.getKey(), display.getValue());
    }

    @Override
    public void close() {
        connection.ifPresent(TslConnection::close);
        connection = Optional.empty();
    }
}
