/**
 * Bringing running orders in step with their newsroom again, by asking it. Start at
 * {@link org.cueway.newsroom.healing.Healing}: what has been lost is asked for, one running order at a time, and all of them when a
 * lane comes up.
 *
 * <p>What to ask next is {@code Agenda}'s, how often is {@code Guard}'s, what an answer means {@code Found}'s; none of them knows
 * a thread, a clock or a socket. {@code InStep} holds back messages that would come too early. What comes of an answer is for
 * {@link org.cueway.newsroom.healing.Hands} to do, in the turn and under the lock of any other message.
 */
@MayUse({
    "mos.model",
    "mos.dialect",
    "mos.codec",
    "mos.session.exchange",
    "mos.session.status",
    "newsroom.outgoing",
    "rundown",
    "store",
    "desk"
})
@NullMarked
package org.cueway.newsroom.healing;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
