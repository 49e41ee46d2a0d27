/**
 * What we say to newsrooms of our own accord. Start at {@link org.cueway.newsroom.outgoing.Outgoing}: a message is durable
 * before {@code send} returns, and one thread per newsroom and channel sends what waits, in order, each once it is settled.
 * After a crash the same text goes out again under the same messageID.
 *
 * <p>What to do with a queue is {@code Waitlist}'s, what an answer means {@code Verdict}'s; neither knows a thread or a
 * socket. Knows nothing of running orders but their IDs, and of the desk nothing at all.
 */
@MayUse({
    "mos.model",
    "mos.dialect",
    "mos.codec",
    "mos.wire",
    "mos.session",
    "mos.session.exchange",
    "mos.session.status",
    "mos.wording",
    "rundown",
    "store"
})
@NullMarked
package org.cueway.newsroom.outgoing;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
