/**
 * A name server that is not there: what a controller finds when it browses a domain for registries (RFC 6763 over RFC 1035), on any
 * port. Start at {@link org.cueway.simulator.nmos.dns.SimulatedDns#start}.
 */
@MayUse
@NullMarked
package org.cueway.simulator.nmos.dns;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
