/**
 * The Query API of one registry, spoken as IS-04 v1.0 to v1.3 have it (nmos §3; C-26 to C-37): lists page by page, single resources,
 * subscriptions, and what comes on their WebSockets.
 *
 * <p>Start at {@link org.cueway.nmos.is04.query.QueryApi}. {@link org.cueway.nmos.is04.query.Grains}, {@link
 * org.cueway.nmos.is04.query.Filter} and what is said of paging and of optional features are pure. Nothing here knows of a second
 * registry, or keeps resources.
 */
@MayUse({"nmos", "nmos.http"})
@NullMarked
package org.cueway.nmos.is04.query;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
