/**
 * The MOS device role towards newsrooms: messages become edits and queries, outcomes become answers. Start at
 * {@link org.cueway.newsroom.Newsrooms#answer}; what each message does here is the switch in {@code Dispatch}; what
 * changes something goes through {@code Intake}, in its turn and once. The one place where the two models meet:
 * {@code ToRundown} and {@code FromRundown}.
 *
 * <p><b>What we claim.</b> {@code listMachInfo} claims a MOS profile only if we do all that it asks of a device: handle each
 * of its messages with an effect, originate what the device has to originate, and do the profiles that it needs. Those are
 * profiles 0 to 7, with objects of our own ({@code newsroom.objects}), cues that devices act on ({@code desk.Playout},
 * {@code newsroom.status}) and redirection (package {@code relay}). What is done in part would not be mentioned, which is not a NO (R50). Profiles of which we
 * do nothing are denied. {@code InventoryTest} works it out again from the dispatch and from what is heard of us, and fails if
 * the two differ (R43, R56).
 *
 * <p><b>What we do not hold rightly</b> is found out by asking; {@code Healer} is where messages and {@code newsroom.healing}
 * meet.
 *
 * <p><b>Item groups in {@code roAck}</b> report items that name an object of ours which is not there: NOT READY. Items of
 * other devices are those devices' to report.
 *
 * <p><b>Messages without messageID</b> (R25) cannot be told from their repeats, so each is worked on, and one that changes
 * nothing makes no event. MOS would let us take a frame equal to the previous one for a repeat if our answer could not be
 * written; over TCP that connection is gone by then, so there is nothing to do.
 */
@MayUse({
    "mos.model",
    "mos.value",
    "mos.xml",
    "mos.dialect",
    "mos.wire",
    "mos.codec",
    "mos.proposal",
    "mos.session",
    "mos.session.exchange",
    "mos.session.status",
    "newsroom.healing",
    "newsroom.objects",
    "rundown",
    "object",
    "cue",
    "store",
    "desk"
})
@NullMarked
package org.cueway.newsroom;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
