/**
 * What newsrooms hear of their items on our devices. Start at {@link org.cueway.newsroom.status.StatusBack}: states that devices
 * made true stand in the journal, and from there go out, each once. Knows no device.
 */
@MayUse({"newsroom.objects", "mos.model", "mos.value", "rundown", "cue", "desk", "store"})
@NullMarked
package org.cueway.newsroom.status;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
