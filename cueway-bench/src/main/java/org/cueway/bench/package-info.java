/**
 * How fast Cueway is, always next to something else in the same run. Start at {@link org.cueway.bench.Bench}, which
 * {@code ./cueway bench} runs: load over sockets on the gateway, on Sofie's connector and on an echo server, and reading next to a bare scan.
 * The classes named {@code …Benchmark} are for JMH, by hand.
 */
@MayUse({
    "mos.codec",
    "mos.dialect",
    "mos.wire",
    "nmos",
    "nmos.http",
    "nmos.is04",
    "nmos.is04.spec",
    "nmos.is05",
    "nmos.is05.api",
    "nmos.is05.state",
    "nmos.is05.take",
    "rundown",
    "simulator.device.casparcg",
    "simulator.device.mqtt",
    "simulator.nmos",
    "simulator.nmos.connection",
    "simulator.nmos.fault",
    "simulator.nmos.node",
    "simulator.nmos.registry"
})
@NullMarked
package org.cueway.bench;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
