/**
 * Whose habits a peer has, from the traffic that it sends: {@link org.cueway.mos.proposal.Sightings} counts what is typical of
 * somebody, {@link org.cueway.mos.proposal.Proposal} says with that evidence which dialect to configure. Nothing is decided
 * here: people write the configuration.
 */
@MayUse({"mos.model", "mos.value", "mos.codec", "mos.dialect"})
@NullMarked
package org.cueway.mos.proposal;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
