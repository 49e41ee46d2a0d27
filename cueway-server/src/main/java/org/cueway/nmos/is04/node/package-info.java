/**
 * The Node API of one node, read directly: only in peer-to-peer operation, and for nodes that an operator wrote down (nmos §2.5, C-25).
 * Start at {@link org.cueway.nmos.is04.node.PeerToPeer}
 * and {@link org.cueway.nmos.is04.node.DirectNode}, which read through {@link org.cueway.nmos.is04.node.NodeApi}.
 */
@MayUse({"nmos", "nmos.http", "nmos.dnssd", "nmos.is04.query", "nmos.is04.spec", "nmos.is04.holdings"})
@NullMarked
package org.cueway.nmos.is04.node;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
