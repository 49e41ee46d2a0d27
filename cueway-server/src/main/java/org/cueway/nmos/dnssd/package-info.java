/**
 * Where the APIs of a facility are: DNS-SD, unicast by the JDK's DNS provider and multicast by JmDNS, and which of several is the
 * best (nmos §2; C-16 to C-24). The same for Query, System and authorization servers.
 *
 * <p>Start at {@link org.cueway.nmos.dnssd.Browser}, which looks, and {@link org.cueway.nmos.dnssd.Candidates}, which decides without
 * any I/O. Nothing here knows what is said over HTTP.
 */
@MayUse("nmos")
@NullMarked
package org.cueway.nmos.dnssd;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
