/**
 * How fast Cueway is, always next to something else in the same run. Start at {@link org.cueway.bench.Bench}, which
 * {@code ./cueway bench} runs: load over sockets on the gateway, on Sofie's connector and on an echo server.
 */
@MayUse("rundown")
@NullMarked
package org.cueway.bench;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
