/**
 * What of all that goes on somebody should look at: alarms made of what parts say of themselves. Start at {@link
 * org.cueway.observe.DeviceAlarms}. Pure; listens to others, and nobody calls it but who shows what it finds.
 */
@MayUse({"cue", "device", "web.json"})
@NullMarked
package org.cueway.observe;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
