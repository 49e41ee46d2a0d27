/**
 * TLS of an NMOS system (BCP-003-01): whom we trust, who we are, and in plain words why somebody is not trusted. Certificates are files
 * that are looked at again when they change, so installing a root or taking it away needs no restart. Start at {@link
 * org.cueway.nmos.tls.Tls#open}.
 */
@MayUse({"nmos", "nmos.http"})
@NullMarked
package org.cueway.nmos.tls;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
