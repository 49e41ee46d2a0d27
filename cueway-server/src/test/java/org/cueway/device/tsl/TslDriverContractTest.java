package org.cueway.device.tsl;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cueway.cue.Values;
import org.cueway.device.DeviceDriverContract;
import org.cueway.device.tsl.TslSpec.Transport;
import org.cueway.device.tsl.TslSpec.Version;

class TslDriverContractTest extends DeviceDriverContract<TslState, TslCommand> {
    @Override
    protected Bench<TslState, TslCommand> bench() throws Exception {
        return TslBench.open(Transport.TCP, Version.V50, Duration.ofSeconds(10));
    }

    @Override
    protected Values values(int place, int content) {
        // An index with FE in it is doubled on the line.
        return new Values(Map.of(
                "index", String.valueOf(0xFD + place),
                "text", List.of("CAM 1", "Zoë \uD83C\uDF89", "").get(content)));
    }

    @Override
    protected List<Values> impossible() {
        return List.of(
                Values.NONE,
                new Values(Map.of("index", "-1")),
                new Values(Map.of("index", "65536")),
                new Values(Map.of("index", "1", "screen", "x")),
                new Values(Map.of("index", "1", "display", "middle")));
    }
}
