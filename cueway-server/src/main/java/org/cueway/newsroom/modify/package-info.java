/**
 * Asking newsrooms to change their running orders ({@code roReqStoryAction}, MOS profile 7). Start at
 * {@link org.cueway.newsroom.modify.StoryActions}: it has a request queued for sending, and follows in the journal what the
 * newsroom answers and sends. Our own running orders change by that alone.
 *
 * <p>{@code Phrasing} says in MOS what is wanted, {@code BodyText} turns the body of a story into lines that people edit, and
 * back; both are pure.
 */
@MayUse({
    "mos.model",
    "mos.value",
    "mos.xml",
    "mos.dialect",
    "mos.codec",
    "rundown",
    "cue",
    "storyaction",
    "store",
    "desk",
    "newsroom",
    "newsroom.outgoing"
})
@NullMarked
package org.cueway.newsroom.modify;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
