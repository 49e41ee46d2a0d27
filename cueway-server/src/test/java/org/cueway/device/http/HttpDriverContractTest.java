package org.cueway.device.http;

import java.util.List;
import java.util.Map;
import org.cueway.cue.Values;
import org.cueway.device.DeviceDriverContract;

class HttpDriverContractTest extends DeviceDriverContract<HttpState, HttpCommand> {
    @Override
    protected Bench<HttpState, HttpCommand> bench() throws Exception {
        return HttpBench.open();
    }

    @Override
    protected Values values(int place, int content) {
        return new Values(Map.of(
                "place",
                "place " + place,
                "body.line1",
                "text \"" + content + "\" \uD83C\uDF89",
                "again",
                content == 1 ? "restart" : "ignore"));
    }

    @Override
    protected List<Values> impossible() {
        return List.of(
                new Values(Map.of("place", " ")),
                new Values(Map.of("place", "a\nb")),
                new Values(Map.of("place", "x".repeat(129))));
    }

    @Override
    protected List<String> secrets() {
        return List.of(HttpBench.SECRET, "hidden");
    }

    @Override
    protected boolean hasConnection() {
        return false;
    }

    @Override
    protected boolean getsBackWhatWasLost() {
        return false;
    }
}
