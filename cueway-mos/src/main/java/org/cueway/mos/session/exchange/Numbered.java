package org.cueway.mos.session.exchange;

import org.cueway.mos.model.Request;

/**
 * A request that has its messageID already, perhaps since before the last stop: however often it goes out, the ID and the
 * text are these (MOS 4.0 §4.1.6).
 *
 * @param messageID 1 to 2147483647
 * @param text the frame, {@code <mos>…</mos>}, not yet encoded
 */
public record Numbered<R extends Request>(R request, String messageID, String text) {}
