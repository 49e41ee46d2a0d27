/**
 * The NCS role towards devices behind us: what newsrooms say to them is passed on, and what they say is brought back. Start at
 * {@link org.cueway.relay.Relay#pass}; {@code Handling} says what becomes of each message, {@code RelayRules} for whom it is,
 * {@code Delivery} how it gets there. {@code Feeds} passes running orders on that newsrooms send to us, because they have
 * items of such devices in them.
 *
 * <p><b>When we answer.</b> A message that changes something is durable in the device's queue first; then the newsroom gets
 * the device's own answer if that comes within two seconds, and otherwise ours, which says that the message is kept and goes
 * on in its turn. So a newsroom hears what a device says as long as the device is there, and one device that is away, or slow,
 * holds up neither the newsroom's line nor the other devices. What only the device can answer (questions, cues, new objects)
 * is never answered by us in its place: if the device is not there, it is refused at once, and nothing runs late.
 *
 * <p>{@code Redirects} is MOS profile 6 and has nothing to do with passing on: it fetches objects that servers of our own
 * family hold.
 */
@MayUse({
    "mos.model",
    "mos.value",
    "mos.dialect",
    "mos.codec",
    "mos.session",
    "mos.session.exchange",
    "rundown",
    "object",
    "store",
    "desk",
    "newsroom",
    "newsroom.outgoing"
})
@NullMarked
package org.cueway.relay;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
