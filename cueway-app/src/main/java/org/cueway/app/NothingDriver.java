package org.cueway.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.device.Command;
import org.cueway.device.DeviceDriver;
import org.cueway.device.Placing;
import org.cueway.device.Result;

/** A device that is not there: rules can be tried before there is one. It has one place, and sends nothing. */
final class NothingDriver implements DeviceDriver<Stand, Command> {
    @Override
    public Placing place(Values values) {
        return new Placing.At(values.text("place", "nowhere"));
    }

    @Override
    public Stand wanted(Stand stand) {
        return stand;
    }

    @Override
    public List<Command> diff(String place, Optional<Stand> before, Stand after) {
        return List.of();
    }

    @Override
    public Map<String, Stand> connect(Map<String, Stand> wanted) {
        return wanted;
    }

    @Override
    public Result send(Command command) {
        return new Result.Accepted();
    }

    @Override
    public void close() {}
}
