package org.cueway.mos.session;

import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.wire.Frame;

/**
 * A message that asks, or that has to be refused. Answers to our own requests, {@code keepAlive} and heartbeats that answer
 * ours have been taken out already.
 *
 * @param frame as it came; its first bytes only if it was too large or broken in itself
 * @param text the frame's text; empty if its bytes are not what they should be
 * @param since when the last byte of it came, in nanoseconds of the monotonic clock
 */
public record Inbound(Link link, Frame frame, String text, Decoded<Envelope> message, long since) {}
