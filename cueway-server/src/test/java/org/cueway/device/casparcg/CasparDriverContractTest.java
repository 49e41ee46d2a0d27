package org.cueway.device.casparcg;

import java.util.List;
import java.util.Map;
import org.cueway.cue.Values;
import org.cueway.device.DeviceDriverContract;

class CasparDriverContractTest extends DeviceDriverContract<CasparState, CasparCommand> {
    @Override
    protected Bench<CasparState, CasparCommand> bench() throws Exception {
        return CasparBench.open();
    }

    @Override
    protected Values values(int place, int content) {
        var layer = String.valueOf(20 + place);
        return new Values(
                switch (content) {
                    case 0 -> Map.of("layer", layer, "template", "news/l3", "data.f0", "Say \"hi\"\nto \\ all <&>");
                    case 1 ->
                        Map.of(
                                "layer",
                                layer,
                                "template",
                                "news/l3",
                                "data.f0",
                                "Zoë \uD83C\uDF89",
                                "again",
                                "restart");
                    default -> Map.of("layer", layer, "clip", "opener/open 1", "loop", "true", "seek", "50");
                });
    }

    @Override
    protected List<Values> impossible() {
        return List.of(
                Values.NONE,
                new Values(Map.of("template", "a", "clip", "b")),
                new Values(Map.of("template", "a", "layer", "twenty")),
                new Values(Map.of("template", "a", "channel", "0")),
                new Values(Map.of("template", "a\r\nKILL")),
                new Values(Map.of("clip", "a", "loop", "perhaps")),
                new Values(Map.of("clip", "a", "transition", "MIX 12\r\nKILL")),
                new Values(Map.of("clip", "a", "seek", "-1")));
    }
}
