/**
 * Webhooks: whoever wants to know of cues is told by a signed HTTP request (device-protocols §6.3). Start at
 * {@link org.cueway.device.http.HttpDriver}. What a receiver can rely on: docs/devices/http.md.
 *
 * <p>{@code HttpDiff} makes events of what has changed at a place, {@code Delivery} brings them to one receiver, in order, on a
 * thread of its own, {@code Guard} says where a request may go.
 */
@MayUse({"device", "cue", "rundown"})
@NullMarked
package org.cueway.device.http;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
