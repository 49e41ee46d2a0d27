package org.cueway.simulator.nmos.auth;

/**
 * A code that a user's browser brings back.
 *
 * @param challenge of PKCE, S256
 */
record Code(String client, String redirect, String challenge, String scope) {}
