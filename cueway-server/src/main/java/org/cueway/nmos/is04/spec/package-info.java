/**
 * What is wanted of discovery, within which limits, and how it says how things are. Immutable; nothing is done here. Start at {@link
 * org.cueway.nmos.is04.spec.NetworkSpec} and {@link org.cueway.nmos.is04.spec.NetworkStatus}.
 */
@MayUse({"nmos", "nmos.http", "nmos.dnssd", "nmos.is04.query"})
@NullMarked
package org.cueway.nmos.is04.spec;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
