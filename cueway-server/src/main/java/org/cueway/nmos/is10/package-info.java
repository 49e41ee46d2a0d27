/**
 * Tokens for APIs that ask for them (IS-10, BCP-003-02): finding the authorization server and what it can do, being registered there,
 * getting tokens and having them renewed in time, and deciding which requests carry one. Start at {@link
 * org.cueway.nmos.is10.TokenKeeper}. Tokens and secrets are never logged and never part of an address.
 */
@MayUse({"nmos", "nmos.http"})
@NullMarked
package org.cueway.nmos.is10;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
