/**
 * The MOS device's own objects, as newsrooms use them: profiles 1 and 3. Start at
 * {@link org.cueway.newsroom.objects.OurObjects} for what newsrooms ask, at {@link org.cueway.newsroom.objects.Teller} for what
 * they are told: each change, the listings that they asked for, and whether items are ready that need an object of ours.
 *
 * <p>A change is durable before anybody hears of it. The teller hears of it from the store, in journal order, and remembers
 * in the store up to which change each newsroom has been told ({@code Progress}); what a crash kept it from telling it
 * tells after the next start.
 */
@MayUse({
    "mos.model",
    "mos.value",
    "mos.xml",
    "mos.dialect",
    "mos.codec",
    "newsroom.outgoing",
    "rundown",
    "object",
    "object.search",
    "store",
    "desk"
})
@NullMarked
package org.cueway.newsroom.objects;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
