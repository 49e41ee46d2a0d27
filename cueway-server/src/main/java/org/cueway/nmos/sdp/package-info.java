/**
 * Session descriptions (RFC 8866, SMPTE ST 2110-10): the transport files of RTP senders. Pure: no I/O, clock or thread. Start at {@link
 * org.cueway.nmos.sdp.SdpReader}. The text that came is kept and is what receivers are given; what is read here serves checks and
 * pictures only. Nothing here knows of IS-05.
 */
@MayUse({})
@NullMarked
package org.cueway.nmos.sdp;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
