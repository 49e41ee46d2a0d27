/**
 * The threads that look for registries and listen to one: what they see they put into the mailbox of their network, which decides.
 * Start at {@link org.cueway.nmos.is04.feed.Attachment}, one registry while it is in use, and {@link
 * org.cueway.nmos.is04.feed.Message}, everything that they can say.
 */
@MayUse({"nmos", "nmos.http", "nmos.dnssd", "nmos.is04.query", "nmos.is04.spec", "nmos.is04.holdings"})
@NullMarked
package org.cueway.nmos.is04.feed;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
