/** The gateway as a process, over real sockets and a real store, in front of newsrooms that behave, that fail and that attack. */
@NullMarked
package org.cueway.conversations;

import org.jspecify.annotations.NullMarked;
