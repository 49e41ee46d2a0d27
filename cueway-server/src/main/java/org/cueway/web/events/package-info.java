/**
 * Telling consoles what happens while it happens. Start at {@link org.cueway.web.events.Feed}: one thread puts together,
 * ten times a second, what became durable and how the lanes are, once for all consoles; each console takes from a bounded
 * queue of its own at its own speed. Nobody on the way of a message waits for any of it.
 */
@MayUse({
    "rundown",
    "object",
    "storyaction",
    "store",
    "desk",
    "device",
    "templates",
    "export.delivery",
    "mos.model",
    "mos.session.status",
    "web.json"
})
@NullMarked
package org.cueway.web.events;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
