package org.cueway.cli.sim;

import java.time.Duration;
import java.util.Optional;
import org.cueway.base.Limits;
import picocli.CommandLine.Option;

/** Whether the other end is checked instead of played with. */
final class Checking {
    @Option(
            names = "--check",
            paramLabel = HostPorts.FORM,
            description =
                    "Do nothing but check the system there, profile by profile, and say for each requirement whether it is"
                            + " met. Ports default to 10540 and 10541; without a query port nothing is searched. A device is"
                            + " checked over MOS 4.0 at a URL, ws:// or wss://. Exit code 1 if one is not met.")
    Optional<String> check = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long an answer, or what must follow it, is waited for; default: 10.")
    Optional<Double> timeout = Optional.empty();

    @Option(names = "--verbose", description = "Show what was sent and what came also where all was well.")
    boolean verbose;

    /** How long to wait. */
    Duration patience() {
        return timeout.map(seconds -> Duration.ofMillis((long) (seconds * 1_000)))
                .orElse(Limits.Simulator.defaults().checkReply());
    }
}
