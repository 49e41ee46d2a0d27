package org.cueway.cli.sim;

import java.util.List;
import org.cueway.simulator.ncs.NewsroomPlan;
import picocli.CommandLine.Option;

/** The two ends of the lines of {@code sim ncs}. */
final class Ends {
    @Option(names = "--device", paramLabel = "HOST", description = "The MOS device; default: ${DEFAULT-VALUE}.")
    String device = "127.0.0.1";

    @Option(
            names = "--device-lower",
            paramLabel = "PORT",
            description = "Its port for objects; default: ${DEFAULT-VALUE}.")
    int deviceLower = 10_540;

    @Option(
            names = "--device-upper",
            paramLabel = "PORT",
            description = "Its port for running orders; default: ${DEFAULT-VALUE}.")
    int deviceUpper = 10_541;

    @Option(
            names = "--device-query",
            paramLabel = "PORT",
            description = "Its port for searches; default: none, so that it cannot be searched.")
    int deviceQuery;

    @Option(names = "--mos-id", paramLabel = "ID", description = "Its mosID; default: ${DEFAULT-VALUE}.")
    String mosID = "gateway.station.example.mos";

    @Option(
            names = "--also",
            paramLabel = "ID@" + HostPorts.FORM,
            description = "One more device, told of the same running orders; may be given again.")
    List<String> also = List.of();

    @Option(names = "--ncs-id", paramLabel = "ID", description = "The newsroom's ncsID; default: ${DEFAULT-VALUE}.")
    String ncsID = "NCS-1";

    @Option(
            names = "--listen",
            paramLabel = "HOST",
            description = "Where the newsroom listens; default: ${DEFAULT-VALUE}.")
    String listen = "127.0.0.1";

    @Option(
            names = "--lower",
            paramLabel = "PORT",
            description = "The newsroom's port for objects; default: any free one.")
    int lower;

    @Option(
            names = "--upper",
            paramLabel = "PORT",
            description = "The newsroom's port for running orders; default: any free one.")
    int upper;

    /** Where the newsroom listens. */
    NewsroomPlan.Listen listen() {
        return new NewsroomPlan.Listen(listen, lower, upper);
    }
}
