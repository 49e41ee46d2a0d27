package org.cueway.device.casparcg;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.device.DeviceDriver;
import org.cueway.device.DeviceException;
import org.cueway.device.DeviceRunner;
import org.cueway.device.Hearing;
import org.cueway.device.Placing;
import org.cueway.device.Result;
import org.cueway.device.casparcg.Amcp.Heard;
import org.cueway.device.casparcg.CasparCommand.Word;
import org.cueway.device.casparcg.CasparValues.Read;
import org.cueway.device.casparcg.Evidence.Verdict;

/**
 * A CasparCG server (device-protocols §3). A place is a layer, {@code 1-20}. What touches the network is confined to the
 * device's thread.
 *
 * <p>Values of a rule: {@code template} with {@code cgLayer}, {@code data.*} and {@code invoke}, or {@code clip} with
 * {@code loop}, {@code seek}, {@code length} and {@code transition}; where: {@code channel}, {@code layer}.
 */
public final class CasparDriver implements DeviceDriver<CasparState, CasparCommand> {
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,9}-[0-9]{1,9}");
    private static final int QUEUE_OVERFLOW = 504;
    private static final int ILLEGAL_PARAMETER = 403;

    private final CasparSpec spec;
    private final Limits.Amcp limits;
    private final TimeSource time;
    private final Hearing<CasparState> hearing;
    private final CasparValues values;
    private final Leaving leaving;
    /** What each layer showed when a command about it was last confirmed. */
    private final Map<String, CasparState> reached = new HashMap<>();
    /** Layers of which a command was sent since that was not confirmed. */
    private final Set<String> inDoubt = new HashSet<>();

    private Optional<CasparConnection> connection = Optional.empty();

    private CasparDriver(CasparSpec spec, Limits.Amcp limits, TimeSource time, Hearing<CasparState> hearing) {
        this.spec = spec;
        this.limits = limits;
        this.time = time;
        this.hearing = hearing;
        this.values = new CasparValues(spec);
        this.leaving = new Leaving(spec.outTime(), time);
    }

    /** What the device's runner opens. */
    public static DeviceRunner.Opener<CasparState, CasparCommand> opener(CasparSpec spec, TimeSource time) {
        return opener(spec, Limits.Amcp.defaults(), time);
    }

    static DeviceRunner.Opener<CasparState, CasparCommand> opener(
            CasparSpec spec, Limits.Amcp limits, TimeSource time) {
        return hearing -> new CasparDriver(spec, limits, time, hearing);
    }

    @Override
    public Placing place(Values said) {
        return switch (values.read(said)) {
            case Read.Good(var place, var _) -> new Placing.At(place);
            case Read.Wrong(var why) -> new Placing.Impossible(why);
        };
    }

    @Override
    public CasparState wanted(Stand stand) {
        return values.wanted(stand);
    }

    @Override
    public List<CasparCommand> diff(String place, Optional<CasparState> before, CasparState after) {
        return CasparDiff.between(place, spec.data(), before, after);
    }

    @Override
    public Map<String, CasparState> connect(Map<String, CasparState> wanted) throws DeviceException {
        close();
        var opened = CasparConnection.open(spec, hearing, limits, time);
        connection = Optional.of(opened);
        if (!answer(opened, "VERSION").isOk()) {
            throw new DeviceException(spec + " is no CasparCG server: it refuses VERSION");
        }
        var channels = new HashMap<Integer, Optional<ChannelInfo>>();
        var says = new HashMap<String, CasparState>();
        for (var place : wanted.keySet()) {
            // Others come from before a restart, when this device was something else.
            if (!PLACE.matcher(place).matches()) continue;
            int channel = number(place, 0);
            if (!channels.containsKey(channel)) channels.put(channel, info(opened, channel));
            channels.getOrDefault(channel, Optional.empty())
                    .flatMap(info ->
                            judge(place, info.layer(number(place, 1)), wanted.getOrDefault(place, CasparState.EMPTY)))
                    .ifPresent(state -> says.put(place, state));
        }
        reached.putAll(says);
        inDoubt.removeAll(says.keySet());
        return says;
    }

    private static int number(String place, int part) {
        return Integer.parseInt(place.split("-", 2)[part]);
    }

    private Optional<ChannelInfo> info(CasparConnection opened, int channel) throws DeviceException {
        var answer = answer(opened, "INFO " + channel);
        return answer.isOk() ? ChannelInfo.read(String.join("\n", answer.data())) : Optional.empty();
    }

    private Heard.Answer answer(CasparConnection opened, String line) throws DeviceException {
        return opened.ask(line, _ -> {})
                .orElseThrow(() -> new DeviceException(
                        "no answer to " + line + " within " + limits.answer().toSeconds() + " s"));
    }

    private Optional<CasparState> judge(String place, ChannelInfo.Layer layer, CasparState wanted) {
        if (leaving.isAt(place) && (layer.foreground().isNothing() || !wanted.isEmpty())) {
            leaving.drop(place);
            return Optional.of(CasparState.EMPTY);
        }
        // Of the first connection nobody knows how far the gateway had come before it was closed.
        var before = !reached.containsKey(place)
                ? Evidence.loadedOnly(wanted)
                : Optional.ofNullable(reached.get(place)).filter(_ -> inDoubt.contains(place));
        return switch (Evidence.judge(layer, wanted, before)) {
            case Verdict.Is(var state) -> Optional.of(state);
            case Verdict.CannotTell() -> Optional.empty();
            case Verdict.SomethingElse(var shows) -> {
                hearing.failed(place, "it shows " + shows + ", which was not put there by a cue");
                yield Optional.empty();
            }
        };
    }

    @Override
    public Result send(CasparCommand command) throws DeviceException {
        if (leaving.defers(command)) {
            return new Result.Accepted();
        }
        for (var waiting : leaving.before(command)) {
            if (!(performLate(waiting) instanceof Result.Done) && waiting.word() == Word.CG_ADD) {
                return new Result.Rejected(waiting.line() + " went wrong before it");
            }
        }
        return perform(command);
    }

    /** What waited for an animation to end. That a page is away changes nothing of what is to be seen. */
    private Result performLate(CasparCommand command) throws DeviceException {
        if (command.word() == Word.CG_ADD) return perform(command);
        opened().ask(command.line(), _ -> {});
        return new Result.Done();
    }

    private CasparConnection opened() throws DeviceException {
        return connection.orElseThrow(() -> new DeviceException("not connected"));
    }

    private Result perform(CasparCommand command) throws DeviceException {
        var opened = opened();
        inDoubt.add(command.place());
        var answer = ask(opened, command);
        if (answer.filter(first -> first.code() == QUEUE_OVERFLOW).isPresent()) {
            rest();
            answer = ask(opened, command);
        }
        if (answer.isEmpty()) {
            return new Result.Silent("no answer within " + limits.answer().toSeconds() + " s");
        }
        inDoubt.remove(command.place());
        return judge(command, answer.get());
    }

    private Optional<Heard.Answer> ask(CasparConnection opened, CasparCommand command) throws DeviceException {
        return opened.ask(command.line(), answer -> {
            if (answer.isOk()) hearing.says(command.place(), command.reached());
            else hearing.failed(command.place(), answer.text());
        });
    }

    private Result judge(CasparCommand command, Heard.Answer answer) {
        boolean nothingThere = command.isDoneWithoutTemplate() && answer.code() == ILLEGAL_PARAMETER;
        if (!answer.isOk() && !nothingThere) {
            // What came before it in the same list may have changed the layer.
            Optional.ofNullable(reached.get(command.place())).ifPresent(state -> hearing.says(command.place(), state));
            return new Result.Rejected(answer.text());
        }
        reached.put(command.place(), command.reached());
        if (command.word() == Word.CG_STOP && !nothingThere) leaving.begin(command);
        return new Result.Done();
    }

    private void rest() throws DeviceException {
        try {
            time.sleep(limits.overflow());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException("closed while waiting", e);
        }
    }

    @Override
    public void tend() throws DeviceException {
        opened().keepAlive();
        for (var waiting : leaving.due()) {
            switch (performLate(waiting)) {
                case Result.Done(), Result.Accepted() -> {}
                case Result.Rejected(var why) -> hearing.failed(waiting.place(), why);
                case Result.Silent(var why) -> hearing.failed(waiting.place(), why);
            }
        }
    }

    @Override
    public void close() {
        connection.ifPresent(CasparConnection::close);
        connection = Optional.empty();
    }
}
